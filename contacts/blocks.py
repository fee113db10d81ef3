"""Contact persons as a part of a page's body."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class ContactsBlock(StructBlock):
    """One or more contact persons, from the same records as everywhere else."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    people = ListBlock(SnippetChooserBlock("contacts.Person"), label=_("Contact persons"))

    class Meta:
        icon = "user"
        label = _("Contact persons")
        template = "blocks/contacts.html"
