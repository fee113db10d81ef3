"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock


class TextBlock(RichTextBlock):
    """Running text with headings, lists, links and documents."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"
        preview_value = "<h2>Rubrik</h2><p>Ett stycke text.</p>"
