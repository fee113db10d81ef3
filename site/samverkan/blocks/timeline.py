"""What happened when."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.rich_text import SimpleTextBlock


class TimelineEventBlock(StructBlock):
    """Something that happened, and when."""

    time = CharBlock(max_length=60, label=_("When"), help_text=_("A year, a date or a period."))
    title = CharBlock(required=False, max_length=160, label=_("What happened"))
    text = SimpleTextBlock(required=False)


class TimelineBlock(StructBlock):
    """Events in order, the first one first."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    events = ListBlock(TimelineEventBlock(), min_num=1, label=_("Events"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = groups.FACTS
        description = _("What happened, year by year.")
        template = "blocks/timeline.html"
        preview_value = {
            "heading": "Så växte nätverket fram",
            "events": [
                {"time": "2019", "title": "Tre föreningar börjar träffas"},
                {
                    "time": "2021",
                    "title": "Kommunen blir part",
                    "text": "<p>En överenskommelse om samverkan antas.</p>",
                },
                {"time": "2024", "title": "Nätverket får en egen samordnare"},
            ],
        }
