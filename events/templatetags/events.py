"""When occasions are and what has become of them, in the reader's words."""

from datetime import date, time
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events import structured
from events.enums import OccasionState
from events.models import Occasion
from events.months import Month
from samverkan import dates, languages
from samverkan.templatetags.dates import active_code

register = template.Library()

TONES = {
    OccasionState.POSTPONED: "warning",
    OccasionState.RESCHEDULED: "info",
    OccasionState.CANCELLED: "danger",
    OccasionState.FULL: "neutral",
}
"""The colour of what has become of an occasion; the words tell it too."""


def when_in_words(occasion: Occasion, day: date | None = None) -> str:
    """From when until when: "tisdag 5 maj 2026 klockan 18.00–20.00"; on the day "18.00–20.00"."""
    if occasion.all_day:
        if occasion.start_day == occasion.last_day == day:
            return _("all day")
        return dates.write_days(occasion.start_day, occasion.last_day, active_code())
    start, end = (timezone.localtime(at) for at in (occasion.starts_at, occasion.ends_at))
    if start.date() == end.date() == day:
        return dates.write_clocks(start.time(), end.time(), active_code())
    return dates.write_times(start, end, active_code())


@register.simple_tag
def when(occasion: Occasion, day: date | None = None) -> SafeString:
    """A ``<time>`` with when an occasion begins and ends, in Swedish time.

    Args:
        occasion: what takes place.
        day: the day that the reader already knows, as when it stands above.
    """
    words = when_in_words(occasion, day)
    return format_html('<time datetime="{}">{}</time>', structured.start_of(occasion), words)


@register.simple_tag
def clock(occasion: Occasion) -> SafeString | str:
    """A ``<time>`` with when on its day an occasion begins; nothing for whole days."""
    if occasion.all_day:
        return ""
    words = dates.write_clock(timezone.localtime(occasion.starts_at), active_code())
    return format_html('<time datetime="{}">{}</time>', structured.start_of(occasion), words)


@register.simple_tag
def clocks(start: time, end: time | None) -> str:
    """From when until when on one day: "17.30–18.15", or when alone where no end is known."""
    return dates.write_clocks(start, end, active_code())


@register.simple_tag
def day_in_words(day: Any) -> str:
    """A day with its weekday: "tisdag 5 maj 2026"."""
    return dates.write_weekday(day, active_code())


@register.simple_tag
def weekdays() -> tuple[str, ...]:
    """Monday to Sunday in the reader's language."""
    return dates.weekday_names(dates.writing(active_code()).cldr)


@register.simple_tag
def state(occasion: Occasion) -> SafeString | str:
    """A mark with what has become of an occasion; nothing when it is as planned."""
    tone = TONES.get(OccasionState(occasion.state))
    if tone is None:
        return ""
    return format_html(
        '<span class="ds-tag event-state" data-color="{}">{}</span>',
        tone,
        occasion.get_state_display(),
    )


@register.filter
def heading(group: Month | str) -> str:
    """What a part of the calendar is called: "Maj 2026"."""
    if isinstance(group, Month):
        return group.title(active_code())
    return _("Going on now") if group == "now" else _("New date to come")


@register.simple_tag
def register_url(occasion: Occasion) -> str:
    """Where people register for an occasion, in the language that they read the site in."""
    with translation.override(languages.reader_code()):
        return reverse("events:register", args=[occasion.pk])


@register.simple_tag
def proposal_url() -> str:
    """Where organisers propose an event, in the language that they read the site in."""
    with translation.override(languages.reader_code()):
        return reverse("event_proposals:form")
