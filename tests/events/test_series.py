"""Whatever becomes of the dates of a series, calendars show just the rows of the database."""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from events.enums import OccasionState, Repeat
from events.forms import repeat_occasions
from events.icalendar import events_ics
from events.models import EventPage, Occasion
from events.vevents import Publisher, Told
from tests.events.calendars import read, spans, spans_by_vobject

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
FATES = st.sampled_from(["kept"] * 4 + ["removed", "moved", "cancelled", "longer", "whole day"])


@st.composite
def hours(draw) -> dict:
    """Whole days or hours, on one day or over nights."""
    nights = draw(st.sampled_from([0, 0, 0, 1, 2]))
    if draw(st.booleans()):
        start, end = draw(CLOCKS), draw(CLOCKS)
        nights += end <= start
    else:
        start = end = None
    return {"start_time": start, "end_time": end, "nights": nights}


def meet(row: Occasion, fate: str, later: int) -> None:
    """Let something become of an occasion."""
    if fate == "moved":
        row.start_day += timedelta(later)
        row.end_day = row.end_day and row.end_day + timedelta(later)
        row.state = OccasionState.RESCHEDULED
    elif fate == "cancelled":
        row.state, row.note = OccasionState.CANCELLED, "Sjukdom."
    elif fate == "longer":
        row.end_day = row.last_day + timedelta(1)
    elif fate == "whole day":
        row.start_time = row.end_time = None


@pytest.fixture
def tell():
    """Makes the event's calendar with these rows, which need not be in the database."""

    def make(page: EventPage, rows: list[Occasion]) -> bytes:
        for number, row in enumerate(rows):
            row.pk = number + 1
            row._state.fields_cache["calendar_entry"] = None
        publisher = Publisher("sjoby.example", "Sjöby kommun", "kultur@sjoby.example")
        told = Told(page, "sv", publisher, rows, series={}, categories=[])
        return events_ics(page.title, [told], "sv")

    return make


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    first=DAYS,
    kind=st.sampled_from([each for each in Repeat if each]),
    weeks=st.integers(1, 60),
    hours=hours(),
    fates=st.lists(st.tuples(FATES, st.integers(-6, 6)), min_size=61, max_size=61),
)
@example(
    first=date(2025, 10, 16),
    kind=Repeat.WEEKLY,
    weeks=1,
    hours={"start_time": time(3), "end_time": time(3), "nights": 3},
    fates=[("kept", 0)] * 61,
)
def test_a_calendar_shows_the_rows(event, tell, first, kind, weeks, hours, fates):
    nights = hours.pop("nights")
    row = Occasion(
        start_day=first,
        end_day=first + timedelta(nights) if nights else None,
        repeats=kind,
        repeats_until=first + timedelta(weeks=weeks),
        **hours,
    )
    event.occasions = [row]
    repeat_occasions(event)
    rows = []
    for each, (fate, later) in zip(event.occasions.all(), fates, strict=False):
        each.event_key = event.translation_key
        meet(each, fate, later)
        each.derive()
        if fate != "removed" and each.ends_at > each.starts_at:
            rows.append(each)
    body = tell(event, rows)
    read(body)
    expected = sorted((row.starts_at.astimezone(UTC), row.ends_at.astimezone(UTC)) for row in rows)
    assert spans(body) == expected
    assert spans_by_vobject(body) == expected
