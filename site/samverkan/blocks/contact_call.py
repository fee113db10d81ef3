"""The home page's invitation to get in touch."""

from django.utils.translation import gettext_lazy as _

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, EmailBlock, PlainTextBlock, StructBlock
from samverkan.blocks.link import LinkBlock


class ContactCallBlock(StructBlock):
    """How to reach the municipality when the site has not helped."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = PlainTextBlock(required=False, max_length=300, rows=2, label=_("Text"))
    phone = CharBlock(required=False, max_length=30, label=_("Telephone"))
    email = EmailBlock(required=False, label=_("E-mail"))
    link = LinkBlock(target_required=False, label=_("Button"))

    class Meta:
        icon = "mail"
        label = _("Invitation to contact")
        group = groups.HOME
        description = _("Telephone, e-mail and a link for those who did not find what they need.")
        template = "blocks/contact_call.html"
        preview_value = {
            "heading": "Hittar du inte det du söker?",
            "text": "Ring eller skriv till oss, på det språk du helst talar.",
            "phone": "031-390 06 10",
            "email": "kontakt@sjoby.example",
        }
