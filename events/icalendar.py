"""Events as calendars: one occasion, one event, or a list (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from django.utils import timezone, translation
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from events import times, vevents
from events.models.calendar import CalendarEntry
from events.vevents import Publisher, Told

if TYPE_CHECKING:
    from events.models import EventPage, Occasion

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
"""What a calendar is for: to know, to accept, to take out (RFC 5546 §1.4)."""

MEDIA_TYPE = "text/calendar"
REFRESHED = timedelta(hours=6)
"""How often subscribers' calendars should look for changes."""


def occasion_ics(
    occasion: Occasion,
    page: EventPage,
    *,
    method: Method = "PUBLISH",
    language: str = "",
    online_url: str = "",
    attendee: str = "",
) -> bytes:
    """One occasion as a calendar, for a download or an e-mail.

    Args:
        occasion: the occasion as it has been published.
        page: the event in the language of its texts; any of its versions.
        method: REQUEST puts it into somebody's calendar or changes it there, CANCEL takes it out.
        language: code of the language of everything else; the page's own when left out.
        online_url: the private address, for somebody who has registered.
        attendee: the e-mail address of whoever REQUEST or CANCEL is for.
    """
    code = language or page.locale.language_code
    with translation.override(code):
        entries = CalendarEntry.objects.filter(occasion=occasion.pk)
        told = Told(
            page,
            code,
            Publisher.of(page, code),
            [occasion],
            entries={entry.occasion_id: entry for entry in entries},
            categories=categories_of(page),
        )
        event = vevents.of_occasion(told, occasion, online_url)
        if method != "PUBLISH":
            event.pop("DTSTAMP")
            event.add("DTSTAMP", timezone.now().astimezone(UTC))
        if method == "CANCEL":
            event["STATUS"] = "CANCELLED"
        if attendee:
            event.add("ATTENDEE", vCalAddress.new(attendee, partstat="ACCEPTED", rsvp=False))
        return calendar([event], method=method).to_ical()


def calendar(events: Iterable[Event], *, name: str = "", method: Method = "PUBLISH") -> Calendar:
    """A calendar with these events and the time zone that their times are in.

    Args:
        events: what it tells, each series with its rule first.
        name: what subscribers' calendars call it; empty for what is no subscription.
        method: what it is for.
    """
    made = Calendar()
    made.add("PRODID", f"-//Samverkan//Samverkan//{translation.get_language().upper()}")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", method)
    if name:
        made.calendar_name = vevents.plain(name).replace("\n", " ")
        made.refresh_interval = REFRESHED
        made.add("X-PUBLISHED-TTL", REFRESHED)
    made.add_component(SWEDISH_CLOCKS)
    for event in events:
        made.add_component(event)
    return made


def swedish_clocks() -> Timezone:
    """The rules of Swedish clocks since 1996 (RFC 5545 §3.6.5; directive 2000/84/EC).

    As rules and not as a list of dates, which some calendars cannot read. A change is told in the
    time that it ends.
    """
    zone = Timezone()
    zone.add("TZID", times.STOCKHOLM.key)
    for part, name, first, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 1, 2),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 2, 1),
    ):
        part.add("TZNAME", name)
        part.add("DTSTART", first)
        part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": first.month, "BYDAY": "-1SU"})
        part.add("TZOFFSETFROM", timedelta(hours=before))
        part.add("TZOFFSETTO", timedelta(hours=after))
        zone.add_component(part)
    return zone


SWEDISH_CLOCKS = swedish_clocks()


def categories_of(page: EventPage) -> list[str]:
    """The names of an event's kind and topics."""
    kind = [page.shown_kind] if page.shown_kind else []
    return [term.name for term in (*kind, *page.shown_topics)]
