"""Contact persons as a part of a page's body."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock


class ContactsBlock(StructBlock):
    """One or more contact persons, from the same records as everywhere else."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    people = ListBlock(
        SnippetChooserBlock("contacts.Person"), min_num=1, label=_("Contact persons")
    )

    def get_preview_value(self) -> Any:
        person = apps.get_model("contacts", "Person")
        return self.normalize(
            {
                "heading": "Har du frågor?",
                "people": [
                    person(
                        name="Elin Sjögren",
                        email="elin.sjogren@sjoby.example",
                        phone="031-390 06 10",
                    )
                ],
            }
        )

    class Meta:
        icon = "user"
        label = _("Contact persons")
        group = groups.PEOPLE
        description = _("People to talk to, with e-mail and telephone.")
        template = "blocks/contacts.html"
