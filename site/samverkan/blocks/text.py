"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

from samverkan.blocks import groups


class TextBlock(RichTextBlock):
    """Running text with headings, lists, links and documents."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = groups.TEXT
        description = _("Paragraphs with headings, lists and links.")
        template = "blocks/text.html"
        preview_value = (
            "<h2>Så kan du delta</h2><p>Alla som bor i kommunen är <b>välkomna</b>. Du behöver "
            "inte anmäla dig.</p><ul><li>Ta med något att skriva med.</li>"
            "<li>Kom gärna i god tid.</li></ul><h3>Hitta hit</h3>"
            "<p>Vi ses i bibliotekets stora sal.</p>"
        )
