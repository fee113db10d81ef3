"""Blocks of an event: who speaks, what happens when, and what people are asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks as wagtail_blocks
from wagtail.blocks import BooleanBlock, IntegerBlock, ListBlock
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from events import listing
from events.registration.enums import KNOWN
from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, PlainTextBlock, StructBlock, URLBlock
from samverkan.pages.translations import link_above

KEPT_DAYS = 30
"""How long an answer is kept after the event, unless the editor says otherwise."""

MOST_DAYS = 730

MOST_UPCOMING = 12
"""The most events that a section of another page can show."""


class SpeakingPersonBlock(StructBlock):
    """Somebody among the contact persons who speaks."""

    person = SnippetChooserBlock("contacts.Person", label=_("Contact person"))
    about = PlainTextBlock(required=False, max_length=400, rows=2, label=_("About the speaker"))

    class Meta:
        icon = "user"
        label = _("Speaker from the contacts")


class GuestSpeakerBlock(StructBlock):
    """Somebody else who speaks."""

    name = CharBlock(max_length=120, label=_("Name"))
    affiliation = CharBlock(required=False, max_length=160, label=_("Title and organisation"))
    about = PlainTextBlock(required=False, max_length=400, rows=2, label=_("About the speaker"))
    url = URLBlock(required=False, label=_("Address on another site"))

    class Meta:
        icon = "user"
        label = _("Another speaker")


class ProgrammeItemBlock(StructBlock):
    """One point of the programme."""

    start = wagtail_blocks.TimeBlock(required=False, label=_("From"))
    end = wagtail_blocks.TimeBlock(required=False, label=_("Until"))
    title = CharBlock(max_length=160, label=_("Title"))
    speakers = CharBlock(required=False, max_length=200, label=_("Speakers"))
    text = PlainTextBlock(required=False, max_length=600, rows=2, label=_("Text"))

    class Meta:
        icon = "time"
        label = _("Point")


class ProgrammeBlock(StructBlock):
    """What happens when."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    points = ListBlock(ProgrammeItemBlock(), min_num=1, label=_("Points"))

    class Meta:
        icon = "time"
        label = _("Programme")
        group = groups.FACTS
        description = _("Times, titles and speakers.")
        template = "events/blocks/programme.html"
        preview_value = {
            "heading": "Program",
            "points": [
                {"start": "17:00", "end": "17:30", "title": "Mingel och smörgås"},
                {
                    "start": "17:30",
                    "end": "18:15",
                    "title": "Så startar man ett språkkafé",
                    "speakers": "Elin Sjögren, Sjöby kommun",
                },
            ],
        }


class QuestionBlock(StructBlock):
    """What all questions have: why they are asked, and how long the answers are kept."""

    purpose = CharBlock(
        required=False,
        max_length=200,
        label=_("Why we ask"),
        help_text=_("Shown to those who register."),
    )
    is_required = BooleanBlock(required=False, label=_("Must be answered"))
    keep_days = IntegerBlock(
        default=KEPT_DAYS,
        min_value=0,
        max_value=MOST_DAYS,
        label=_("Days that the answer is kept after the event"),
    )


class KnownFieldBlock(QuestionBlock):
    """One of the usual questions, worded by the platform in every language."""

    field = wagtail_blocks.ChoiceBlock(
        choices=[(kind.value, kind.label) for kind in KNOWN], label=_("Question")
    )

    class Meta:
        icon = "form"
        label = _("Usual question")


class TextQuestionBlock(QuestionBlock):
    """A question that is answered in words."""

    question = CharBlock(max_length=200, label=_("Question"))

    class Meta:
        icon = "edit"
        label = _("Question with a text as the answer")


class ChoiceQuestionBlock(QuestionBlock):
    """A question with answers to choose among."""

    question = CharBlock(max_length=200, label=_("Question"))
    choices = ListBlock(CharBlock(max_length=120), min_num=2, label=_("Answers to choose among"))

    class Meta:
        icon = "list-ul"
        label = _("Question with answers to choose among")


class TickQuestionBlock(QuestionBlock):
    """Something to tick or leave."""

    question = CharBlock(max_length=200, label=_("Question"))

    class Meta:
        icon = "check"
        label = _("Something to tick")


class UpcomingEventsBlock(StructBlock):
    """The next events in the page's language: all of them, or those about a topic or of a kind."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    count = IntegerBlock(default=3, min_value=1, max_value=MOST_UPCOMING, label=_("How many"))
    topic = SnippetChooserBlock(
        "pages.Topic", required=False, label=_("Topic"), help_text=_("Empty: about anything.")
    )
    kind = SnippetChooserBlock(
        "events.EventKind",
        required=False,
        label=_("Kind of event"),
        help_text=_("Empty: of all kinds."),
    )

    class Meta:
        icon = "calendar"
        label = _("Upcoming events")
        group = groups.HOME
        template = "events/upcoming_events.html"
        preview_value = {"heading": "Kalender", "count": 3}
        description = _("The next events, all of them or those about a topic or of a kind.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The other events, in the language of the page that the section stands on."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        locale = page.locale if page else Locale.get_active()
        events = listing.upcoming(
            locale,
            max(1, min(value.get("count") or 3, MOST_UPCOMING)),
            topic=value.get("topic"),
            kind=value.get("kind"),
            besides=page.pk if page else None,
        )
        context["events"] = events
        context["calendar"] = link_above(events[0]) if events else None
        return context
