"""Something beside the story: a fact, or what must not be missed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.rich_text import SimpleTextBlock


class Tone(TextChoices):
    """How much a box stands out; an important one also says so in words."""

    FACT = "fact", _("Fact")
    IMPORTANT = "important", _("Important")


class FactBoxBlock(StructBlock):
    """A box that explains a concept, or a call-out."""

    tone = ChoiceBlock(choices=Tone.choices, default=Tone.FACT, label=_("Kind"))
    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    text = SimpleTextBlock()

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        group = groups.TEXT
        description = _("Explains a concept, or says what must not be missed.")
        template = "blocks/fact_box.html"
        preview_value = {
            "tone": Tone.FACT,
            "heading": "Vad är ett partnerskap?",
            "text": "<p>Ett idéburet offentligt partnerskap är en överenskommelse mellan kommunen "
            "och en eller flera föreningar om något som de vill uppnå tillsammans.</p>",
        }
