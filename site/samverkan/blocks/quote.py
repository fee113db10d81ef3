"""Something that somebody has said."""

from django.utils.translation import gettext_lazy as _

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, PlainTextBlock, StructBlock


class QuoteBlock(StructBlock):
    """A quotation and who said it."""

    text = PlainTextBlock(max_length=600, rows=3, label=_("Quotation"))
    source = CharBlock(
        required=False,
        max_length=200,
        label=_("Who said it"),
        help_text=_("Name, and role or organisation."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = groups.TEXT
        description = _("Something said, and who said it.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "När vi möts över en kopp kaffe blir det lättare att göra något tillsammans.",
            "source": "Elin Sjögren, samordnare i Föreningen Bryggan",
        }
