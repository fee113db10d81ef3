"""When something is open: rules without a database."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.hours import (
    Hours,
    Span,
    Special,
    WeekRow,
    merged,
    openings,
    special_rows,
    state_at,
    week_rows,
)
from contacts.public_holidays import NAMES, holidays_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OFFICE = (Span(time(8), time(12)), Span(time(13), time(16)))
HOURS = Hours(week=(*(OFFICE,) * 5, (), ()))
ALL_DAY = (Span(time(0), time(0)),)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def local(moment: datetime) -> str:
    return f"{moment.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-09T08:00", "2026-03-09 12:00"),
        ("2026-03-09T11:59", "2026-03-09 12:00"),
        ("2026-03-09T13:00", "2026-03-09 16:00"),
    ],
)
def test_it_is_open_from_the_minute_it_opens_until_it_closes(now, until):
    state = state_at(HOURS, at(now))
    assert state.is_open
    assert local(state.until) == until == local(state.changes)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-03-09T07:59", "2026-03-09 08:00"),
        ("2026-03-09T12:00", "2026-03-09 13:00"),
        ("2026-03-09T16:00", "2026-03-10 08:00"),
        ("2026-03-13T16:00", "2026-03-16 08:00"),
    ],
)
def test_when_it_is_closed_the_next_opening_is_told(now, opens):
    state = state_at(HOURS, at(now))
    assert not state.is_open
    assert local(state.opens) == opens


def test_words_about_tomorrow_change_at_midnight():
    assert local(state_at(HOURS, at("2026-03-13T16:30")).changes) == "2026-03-14 00:00"


@pytest.mark.parametrize("day", ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"])
def test_an_office_opens_at_the_same_time_on_the_clock_in_summer_and_winter(day):
    assert not state_at(HOURS, at(f"{day}T07:59")).is_open
    assert state_at(HOURS, at(f"{day}T08:00")).is_open
    assert local(state_at(HOURS, at(f"{day}T14:00")).until) == f"{day} 16:00"


def test_the_night_when_summer_time_begins_is_an_hour_shorter():
    night = Hours(week=(ALL_DAY,) * 7, specials=(Special(date(2026, 3, 30), date(2026, 3, 30)),))
    found = list(openings(night, date(2026, 3, 29), date(2026, 3, 29)))
    assert [end - start for start, end in found] == [timedelta(hours=23)]


def test_the_hour_that_comes_twice_is_open_both_times():
    bar = Hours(week=((),) * 6 + ((Span(time(1), time(4)),),))
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for passed in (0, 60, 120):
        assert state_at(bar, first + timedelta(minutes=passed)).is_open
    assert local(state_at(bar, first).until) == "2026-10-25 04:00"


def test_what_is_open_past_midnight_closes_on_the_next_day():
    late = Hours(week=((Span(time(18), time(0)),), (Span(time(0), time(2)),)) + ((),) * 5)
    assert local(state_at(late, at("2026-03-09T23:30")).until) == "2026-03-10 02:00"


def test_what_never_closes_is_open_around_the_clock():
    state = state_at(Hours(week=(ALL_DAY,) * 7, closed_on_holidays=False), at("2026-12-24T03:00"))
    assert state.is_open
    assert state.until is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-06-19", "Midsummer Eve"),
        ("2026-12-24", "Christmas Eve"),
        ("2026-12-31", "New Year's Eve"),
        ("2027-03-26", "Good Friday"),
        ("2027-05-06", "Ascension Day"),
    ],
)
def test_it_is_closed_on_public_holidays_and_their_eves(day, name):
    state = state_at(HOURS, at(f"{day}T10:00"))
    assert not state.is_open
    assert state.today.holiday == name


def test_an_emergency_unit_is_open_on_holidays():
    always = Hours(week=(ALL_DAY,) * 7, closed_on_holidays=False)
    assert state_at(always, at("2026-12-25T10:00")).is_open


def test_what_is_said_of_a_day_goes_before_holidays_and_weekdays():
    eve, day = date(2026, 12, 24), date(2026, 12, 23)
    hours = Hours(
        week=HOURS.week,
        specials=(Special(eve, eve, (Span(time(9), time(11)),)), Special(day, day, (), "training")),
    )
    assert local(state_at(hours, at("2026-12-24T10:00")).until) == "2026-12-24 11:00"
    closed = state_at(hours, at("2026-12-23T10:00"))
    assert (closed.is_open, closed.today.reason) == (False, "training")


def test_nobody_is_told_an_opening_that_is_too_far_away():
    gone = Hours(specials=(Special(date(2027, 6, 1), date(2027, 6, 1), OFFICE),))
    state = state_at(gone, at("2026-03-09T10:00"))
    assert (state.is_open, state.opens) == (False, None)


def test_days_with_the_same_hours_are_one_row():
    assert week_rows(HOURS) == [WeekRow(0, 4, OFFICE), WeekRow(5, 6, ())]


def test_days_that_differ_are_told_four_weeks_ahead():
    rows = special_rows(HOURS, date(2026, 12, 21))
    assert [(row.first.isoformat(), row.day.holiday) for row in rows] == [
        ("2026-12-24", "Christmas Eve"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-31", "New Year's Eve"),
        ("2027-01-01", "New Year's Day"),
        ("2027-01-06", "Epiphany"),
    ]


def test_several_days_alike_are_one_row():
    first, last = date(2026, 7, 6), date(2026, 7, 12)
    hours = Hours(week=HOURS.week, specials=(Special(first, last, (), "season"),))
    assert [(row.first, row.last) for row in special_rows(hours, first)] == [(first, last)]


def test_every_holiday_of_many_years_has_a_name_in_our_catalogues():
    years = range(2020, 2060)
    names = {
        part for year in years for name in holidays_of(year).values() for part in name.split("; ")
    }
    assert names <= set(NAMES)


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine says nothing of the rules."""
quarters = st.integers(0, 94)


def clock(quarter: int) -> time:
    return time(quarter // 4 % 24, quarter % 4 * 15)


spans = st.builds(
    lambda start, length: Span(clock(start), clock(min(start + 1 + length, 96))), quarters, quarters
)
weeks = st.tuples(*[st.lists(spans, max_size=2).map(tuple)] * 7)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(
    lambda each: each.replace(tzinfo=UTC)
)


@unhurried
@given(weeks, moments)
def test_words_stay_right_until_they_change(week, now):
    hours = Hours(week=week)
    state = state_at(hours, now)
    assert state.changes > now
    just_before = state_at(hours, state.changes - timedelta(seconds=1))
    assert (just_before.is_open, just_before.until, just_before.opens) == (
        *(state.is_open, state.until, state.opens),
    )


@unhurried
@given(st.lists(spans, max_size=6))
def test_merged_spans_never_meet(found):
    together = merged(found)
    for before, after in pairwise(together):
        assert before.minutes[1] < after.minutes[0]
    covered = {minute for span in found for minute in range(*span.minutes)}
    assert covered == {minute for span in together for minute in range(*span.minutes)}
