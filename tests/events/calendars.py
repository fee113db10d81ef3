"""Reading calendars with parsers that did not write them."""

import warnings
from datetime import UTC, datetime

import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Event

from events import times

LONGEST = 75
"""Octets in a line without its end (RFC 5545 §3.1)."""

Span = tuple[datetime, datetime]


def read(body: bytes) -> Calendar:
    """A calendar that two other parsers take without a warning, and that survives a round trip."""
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= LONGEST
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_by_vobject(body.decode())
        read_by_ical(body.decode())
        calendar = Calendar.from_ical(body)
    assert not any(part.errors for part in calendar.walk())
    assert calendar.to_ical() == body
    return calendar


def read_by_vobject(text: str) -> None:
    """Understood, valid, and the same events after a round trip."""
    component = vobject.readOne(text)
    component.validate()
    again = vobject.readOne(component.serialize())
    for event, other in zip(events_of(component), events_of(again), strict=True):
        assert event.summary.value == other.summary.value
        assert event.dtstart.value == other.dtstart.value


def read_by_ical(text: str) -> None:
    """Understood with nothing left over, and the same events after a round trip."""
    stream = IcsCalendarStream.calendar_from_ics(text)
    again = IcsCalendarStream.calendar_from_ics(IcsCalendarStream.calendar_to_ics(stream))
    assert [event.extras for event in stream.events] == [[] for _event in stream.events]
    assert again.events == stream.events


def events_of(component: vobject.base.Component) -> list[vobject.base.Component]:
    """A calendar's events, as vobject knows them."""
    return component.contents.get("vevent", [])


def single(body: bytes) -> Event:
    """The only event of a calendar."""
    [event] = read(body).events
    return event


def spans(body: bytes) -> list[Span]:
    """When all that a calendar tells begins and ends, as the ical package reads rules."""
    stream = IcsCalendarStream.calendar_from_ics(body.decode())
    return sorted((moment(each.dtstart), moment(each.dtend)) for each in stream.timeline)


def spans_by_vobject(body: bytes) -> list[Span]:
    """The same by vobject, which leaves it to us to put in what differs from a rule."""
    events = events_of(vobject.readOne(body.decode()))
    changed = {}
    for event in events:
        if hasattr(event, "recurrence_id"):
            changed[event.uid.value, moment(event.recurrence_id.value)] = span(event)
    found = []
    for event in events:
        if hasattr(event, "recurrence_id"):
            continue
        first, last = event.dtstart.value, event.dtend.value
        exact = isinstance(first, datetime)
        length = moment(last) - moment(first) if exact else last - first
        rules = event.getrruleset(addRDate=True) if hasattr(event, "rrule") else [first]
        for at in rules:
            begins = moment(at)
            ends = begins + length if exact else moment(at + length)
            found.append(changed.get((event.uid.value, begins), (begins, ends)))
    return sorted(found)


def span(event: vobject.base.Component) -> Span:
    """When an event begins and ends."""
    return moment(event.dtstart.value), moment(event.dtend.value)


def moment(at: object) -> datetime:
    """A day or a time, as a moment in UTC."""
    if isinstance(at, datetime):
        local = at if at.tzinfo else at.replace(tzinfo=times.STOCKHOLM)
        return local.astimezone(UTC)
    return times.moment(at, None).astimezone(UTC)
