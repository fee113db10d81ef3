"""Numbers that tell a story."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock


class KeyFigureBlock(StructBlock):
    """One number, what it counts, and what it was before."""

    value = CharBlock(
        max_length=30,
        label=_("Number"),
        help_text=_("As it should be read, with its unit: 663 persons."),
    )
    label = CharBlock(max_length=160, label=_("What it counts"))
    previous = CharBlock(
        required=False,
        max_length=60,
        label=_("Before"),
        help_text=_("The previous number and when: 467 (2014)."),
    )


class KeyFiguresBlock(StructBlock):
    """Some numbers beside each other."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    figures = ListBlock(KeyFigureBlock(), min_num=1, label=_("Key figures"))
    source = CharBlock(required=False, max_length=200, label=_("Source"))

    class Meta:
        icon = "order"
        label = _("Key figures")
        group = groups.FACTS
        description = _("Numbers with what they were before.")
        template = "blocks/key_figures.html"
        preview_value = {
            "heading": "Året i siffror",
            "figures": [
                {
                    "value": "214",
                    "label": "deltagare i språkkaféer",
                    "previous": "168 (2024)",
                },
                {"value": "9", "label": "föreningar i nätverket", "previous": "7 (2024)"},
                {"value": "74 %", "label": "vill komma tillbaka"},
            ],
            "source": "Föreningen Bryggans verksamhetsberättelse",
        }
