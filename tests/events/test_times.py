"""Local time: summer time both ways, whole days, and rules for repetition."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from events import times
from events.enums import OccasionState, Repeat
from events.models import Occasion

SPRING = date(2026, 3, 29)
"""Clocks go from 02.00 to 03.00."""
AUTUMN = date(2026, 10, 25)
"""Clocks go from 03.00 to 02.00."""


def occasion(**fields) -> Occasion:
    return Occasion(**{"start_day": SPRING, "start_time": time(18), "end_time": time(20), **fields})


def faults(**fields) -> set[str]:
    try:
        occasion(**fields).clean()
    except ValidationError as refused:
        return set(refused.message_dict)
    return set()


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [(date(2026, 3, 28), 17), (SPRING, 16), (date(2026, 10, 24), 16), (AUTUMN, 17)],
)
def test_six_o_clock_stays_six_o_clock_when_clocks_change(day, utc_hour):
    at_six = occasion(start_day=day)
    at_six.derive()
    assert at_six.starts_at == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 5, 5), 24)])
def test_a_whole_day_is_as_long_as_the_day_is(day, hours):
    whole = occasion(start_day=day, start_time=None, end_time=None)
    whole.derive()
    length = whole.ends_at.astimezone(UTC) - whole.starts_at.astimezone(UTC)
    assert length.total_seconds() == hours * 3600


def test_several_whole_days_end_when_the_last_is_over():
    days = occasion(start_time=None, end_time=None, end_day=date(2026, 3, 31))
    days.derive()
    assert days.ends_at == times.moment(date(2026, 4, 1), None)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"start_time": time(2, 30)}, {"start_time"}),
        ({"start_time": time(1), "end_time": time(2, 30)}, {"end_time"}),
        ({"start_time": None}, {"start_time"}),
        ({"end_time": None}, {"end_time"}),
        ({"end_time": time(17)}, {"end_time"}),
        ({"end_time": time(18)}, {"end_time"}),
        ({"end_day": date(2026, 3, 28)}, {"end_day"}),
        ({"state": OccasionState.CANCELLED}, {"note"}),
        ({"waiting_places": 5}, {"waiting_places"}),
        ({"repeats": Repeat.WEEKLY}, {"repeats_until"}),
        ({"repeats": Repeat.WEEKLY, "repeats_until": SPRING}, {"repeats_until"}),
        ({"end_day": date(2026, 3, 30), "end_time": time(1)}, set()),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(fields, wrong):
    assert faults(**fields) == wrong


@pytest.mark.parametrize(
    ("repeat", "first", "until", "expected"),
    [
        (Repeat.WEEKLY, "2026-03-24", "2026-04-07", ["03-24", "03-31", "04-07"]),
        (Repeat.FORTNIGHTLY, "2026-03-24", "2026-04-20", ["03-24", "04-07"]),
        (Repeat.MONTHLY_BY_DATE, "2026-01-31", "2026-05-31", ["01-31", "03-31", "05-31"]),
        (
            Repeat.MONTHLY_BY_WEEKDAY,
            "2026-01-13",
            "2026-03-31",
            ["01-13", "02-10", "03-10"],
        ),
        (
            Repeat.MONTHLY_BY_WEEKDAY,
            "2026-01-30",
            "2026-03-31",
            ["01-30", "02-27", "03-27"],
        ),
    ],
)
def test_rules_name_the_days_that_people_expect(repeat, first, until, expected):
    days = times.days_of(times.rule(repeat, date.fromisoformat(first), date.fromisoformat(until)))
    assert [f"{day:%m-%d}" for day in days] == expected


@given(
    repeat=st.sampled_from([code for code in Repeat.values if code]),
    first=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    span=st.integers(1, 3000),
)
def test_a_rule_begins_with_its_first_day_and_never_goes_on_for_ever(repeat, first, span):
    until = date.fromordinal(first.toordinal() + span)
    days = list(times.days_of(times.rule(repeat, first, until)))
    assert days[0] == first
    assert days == sorted(set(days))
    assert days[-1] <= until
    assert len(days) <= times.MOST_OCCASIONS
