"""The home page's invitation to get in touch."""

from django.utils.translation import gettext_lazy as _

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, PlainTextBlock, StructBlock
from samverkan.blocks.link import LinkBlock


class ContactCallBlock(StructBlock):
    """What to do when the site has not helped; the ways of contact are those of the site."""

    heading = CharBlock(max_length=120, label=_("Heading"))
    text = PlainTextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    link = LinkBlock(target_required=False, label=_("Button"))

    class Meta:
        icon = "mail"
        label = _("Invitation to contact")
        group = groups.HOME
        description = _("The site's telephone and e-mail, for those who did not find their way.")
        template = "blocks/contact_call.html"
        preview_value = {
            "heading": "Hittar du inte det du söker?",
            "text": "Ring eller skriv till oss, på det språk du helst talar.",
            "link": {"url": "https://www.sjoby.example/kontakt", "text": "Alla sätt att nå oss"},
        }
