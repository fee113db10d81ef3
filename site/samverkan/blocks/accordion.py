"""Sections that readers open one at a time."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.rich_text import SimpleTextBlock


class AccordionItemBlock(StructBlock):
    """A heading and what opens below it."""

    title = CharBlock(max_length=160, label=_("Heading"))
    text = SimpleTextBlock()


class AccordionBlock(StructBlock):
    """Sections that open without scripts, and that print opened."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    sections = ListBlock(AccordionItemBlock(), min_num=1, label=_("Sections"))

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        group = groups.TEXT
        description = _("Questions and answers, or details that only some readers need.")
        template = "blocks/accordion.html"
        preview_value = {
            "heading": "Vanliga frågor",
            "sections": [
                {"title": "Vem kan söka?", "text": "<p>Alla föreningar i kommunen.</p>"},
                {"title": "När får vi svar?", "text": "<p>Inom tre veckor.</p>"},
            ],
        }
