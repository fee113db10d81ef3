"""Local time in Sweden: what an editor writes, and what the database compares.

Every rule for repetition goes through dateutil's implementation of RFC 5545, on local wall-clock
times; a seminar at 18.00 so stays at 18.00 when the clocks change.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil import tz
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from events.enums import Repeat
from samverkan.dates import STOCKHOLM as STOCKHOLM

MOST_OCCASIONS = 60
"""The most occasions that one rule makes: a year of weeks, and some."""


def moment(day: date, at: time | None) -> datetime:
    """The moment of a wall-clock time; the beginning of the day when there is none.

    A time that comes twice, when summer time ends, is the first of the two.
    """
    return datetime.combine(day, at or time.min, STOCKHOLM)


def exists(day: date, at: time) -> bool:
    """Whether clocks ever show this time; an hour is skipped when summer time begins."""
    return tz.datetime_exists(datetime.combine(day, at), STOCKHOLM)


def end_of(day: date, at: time | None) -> datetime:
    """When something has ended: at a time, or when the whole day is over."""
    return moment(day, at) if at else moment(day + timedelta(days=1), None)


def rule(repeat: str, first: date, until: date) -> rrule:
    """The rule by which something that begins on one day comes again until another, included.

    The 31st of a month comes only in months that have one (RFC 5545 §3.3.10). A weekday of the
    month is counted from its beginning, and the fifth is the last.
    """
    start, end = datetime.combine(first, time.min), datetime.combine(until, time.min)
    if repeat == Repeat.MONTHLY_BY_DATE:
        return rrule(MONTHLY, dtstart=start, until=end, bymonthday=first.day)
    if repeat == Repeat.MONTHLY_BY_WEEKDAY:
        number = (first.day - 1) // 7 + 1
        place = weekday(first.weekday())(-1 if number == 5 else number)
        return rrule(MONTHLY, dtstart=start, until=end, byweekday=place)
    interval = 2 if repeat == Repeat.FORTNIGHTLY else 1
    return rrule(WEEKLY, interval=interval, dtstart=start, until=end)


def days_of(rules: rrule) -> Iterator[date]:
    """The days that a rule names, the first included, in order."""
    for number, found in enumerate(rules):
        if number == MOST_OCCASIONS:
            return
        yield found.date()
