"""How something is done, step by step."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.rich_text import SimpleTextBlock


class StepBlock(StructBlock):
    """One step."""

    title = CharBlock(max_length=160, label=_("What to do"))
    text = SimpleTextBlock(required=False)


class StepsBlock(StructBlock):
    """Numbered steps."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    steps = ListBlock(StepBlock(), min_num=1, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = groups.FACTS
        description = _("Numbered steps that readers follow in order.")
        template = "blocks/steps.html"
        preview_value = {
            "heading": "Så söker du",
            "steps": [
                {"title": "Läs om villkoren", "text": "<p>De gäller alla föreningar.</p>"},
                {"title": "Fyll i ansökan"},
                {"title": "Vänta på besked", "text": "<p>Du får svar inom tre veckor.</p>"},
            ],
        }
