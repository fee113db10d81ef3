"""Events as calendars: one occasion, one event, or a list (RFC 5545)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from django.db.models import F
from django.utils import timezone, translation
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDuration,
)

from events import times, vevents
from events.models.calendar import CalendarSeries
from events.models.organisers import prepare_organisers
from events.models.terms import EventKind
from events.vevents import Publisher, Told
from samverkan.pages import terms

if TYPE_CHECKING:
    from events.models import EventPage, Occasion

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
"""What a calendar is for: to know, to accept, to take out (RFC 5546 §1.4)."""

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
        [told] = tell([page], [occasion], code)
        event = vevents.of_occasion(told, occasion, online_url)
        if method != "PUBLISH":
            event.pop("DTSTAMP")
            event.add("DTSTAMP", timezone.now().astimezone(UTC))
        if method == "CANCEL":
            event["STATUS"] = "CANCELLED"
        if attendee:
            event.add("ATTENDEE", vCalAddress.new(attendee, partstat="ACCEPTED", rsvp=False))
        return calendar([event], code, method=method).to_ical()


def events_ics(name: str, events: Sequence[Told], code: str) -> bytes:
    """One or many events as a calendar that can be subscribed to.

    Args:
        name: what subscribers' calendars call it.
        events: the events, with the occasions that it tells.
        code: the language that it is in.
    """
    with translation.override(code):
        found = chain.from_iterable(vevents.of_event(told) for told in events)
        return calendar(found, code, name=name).to_ical()


def tell(pages: Sequence[EventPage], occasions: Iterable[Occasion], code: str) -> list[Told]:
    """What calendars need to know of events on one site and in one language. Few queries.

    Args:
        pages: the events.
        occasions: those of their occasions that are to be told.
        code: the language of the words around the events' texts.
    """
    if not pages:
        return []
    by_event: dict[UUID, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        by_event[occasion.event_key].append(occasion)
    publisher = Publisher.of(pages[0], code)
    in_series = [key for key, rows in by_event.items() if any(row.series for row in rows)]
    series = series_of(in_series) if in_series else {}
    categories = categories_of(pages)
    prepare_organisers(pages)
    return [
        Told(
            page=page,
            code=code,
            publisher=publisher,
            occasions=by_event[page.translation_key],
            series=series.get(page.translation_key, {}),
            categories=categories[page.pk],
        )
        for page in pages
    ]


def series_of(event_keys: Sequence[UUID]) -> dict[UUID, dict[UUID, CalendarSeries]]:
    """What was last told of series, by the keys of their events and their own. One query."""
    found: dict[UUID, dict[UUID, CalendarSeries]] = defaultdict(dict)
    kept = CalendarSeries.objects.filter(page__translation_key__in=event_keys)
    for series in kept.annotate(event_key=F("page__translation_key")):
        found[series.event_key][series.series] = series
    return found


def categories_of(pages: Sequence[EventPage]) -> dict[int, list[str]]:
    """The names of each event's kind and topics, by its key. Three queries."""
    locale = pages[0].locale
    topics = terms.by_page(pages, None, locale)
    keys = {page.kind.translation_key for page in pages if page.kind}
    kinds = {kind.translation_key: kind for kind in terms.in_language(EventKind, keys, locale)}
    found: dict[int, list[str]] = {}
    for page in pages:
        kind = kinds.get(page.kind.translation_key) if page.kind else None
        own = [kind] if kind else []
        found[page.pk] = [term.name for term in (*own, *topics.get(page.pk, ()))]
    return found


def calendar(
    events: Iterable[Event], code: str, *, name: str = "", method: Method = "PUBLISH"
) -> Calendar:
    """A calendar with these events and the time zone that their times are in.

    Args:
        events: what it tells, each series with its rule first.
        code: the language that it is in.
        name: what subscribers' calendars call it; empty for what is no subscription.
        method: what it is for.
    """
    made = Calendar()
    made.add("PRODID", f"-//Samverkan//Samverkan//{code.upper()}")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", method)
    if name:
        made.calendar_name = vevents.one_line(name)
        made["REFRESH-INTERVAL"] = vDuration(REFRESHED, {"VALUE": "DURATION"})
        made["X-PUBLISHED-TTL"] = vDuration(REFRESHED)
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
