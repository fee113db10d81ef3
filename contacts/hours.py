"""When something is open: pure rules over plain data, in local time in Sweden.

What an editor writes are times on the clock, so an office that opens at 8 does so in summer and in
winter. What is compared are moments, so that the nights when clocks change come out right.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from contacts.public_holidays import holiday_on
from samverkan.dates import STOCKHOLM

MIDNIGHT = time(0)
DAYS_AHEAD = 60
"""How far ahead the next opening is looked for."""
ALWAYS = timedelta(days=7)
"""What is open for longer than this without a pause is open around the clock."""
WEEK = 7


@dataclass(frozen=True, order=True)
class Span:
    """From when until when on one day; midnight as the end is the end of the day."""

    opens: time
    closes: time

    @property
    def minutes(self) -> tuple[int, int]:
        """Its ends, as minutes on the clock since the day began."""
        start, end = (at.hour * 60 + at.minute for at in (self.opens, self.closes))
        return start, end or 24 * 60


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Special:
    """Days with other hours than usual.

    Attributes:
        spans: none where it is closed.
        reason: a value of ``contacts.enums.Reason``.
    """

    first: date
    last: date
    spans: Spans = ()
    reason: str = ""


@dataclass(frozen=True)
class Day:
    """The hours of one day.

    Attributes:
        reason: why they are not the usual ones; a value of ``contacts.enums.Reason``.
        holiday: the public holiday that the day is, by the library's name; "" for none.
        is_special: whether they are not the usual ones of that weekday.
    """

    day: date
    spans: Spans
    reason: str = ""
    holiday: str = ""
    is_special: bool = False


@dataclass(frozen=True)
class Hours:
    """The hours of a unit or a person.

    Attributes:
        week: the spans of Monday to Sunday.
        specials: days that differ; they go before public holidays.
        closed_on_holidays: whether the usual hours do not hold on public holidays.
        holiday_on: the name of the public holiday that a day is, or "".
    """

    week: tuple[Spans, ...] = ((),) * WEEK
    specials: tuple[Special, ...] = ()
    closed_on_holidays: bool = True
    holiday_on: Callable[[date], str] = holiday_on

    def __bool__(self) -> bool:
        """Whether anything is known at all."""
        return any(self.week) or bool(self.specials)

    def on(self, day: date) -> Day:
        """The hours of a day: what was said of that day, else of holidays, else of the weekday."""
        holiday = self.holiday_on(day)
        said = [special for special in self.specials if special.first <= day <= special.last]
        if said:
            spans = merged(span for special in said for span in special.spans)
            reason = next((special.reason for special in said if special.reason), "")
            return Day(day, spans, reason, holiday, is_special=True)
        usual = merged(self.week[day.weekday()])
        if holiday and self.closed_on_holidays:
            return Day(day, (), "", holiday, is_special=bool(usual))
        return Day(day, usual, "", holiday)


@dataclass(frozen=True)
class State:
    """Whether it is open at a moment, and what comes next.

    Attributes:
        until: when it closes; None where it is closed, or open around the clock.
        opens: when it opens; None where it is open, or does not open for as long as one can see.
        today: the hours of the day that the moment is on.
        changes: when the words about this are no longer right; at the latest when the day ends.
    """

    is_open: bool
    until: datetime | None
    opens: datetime | None
    today: Day
    changes: datetime


def merged(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap or meet as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.minutes[0] <= found[-1].minutes[1]:
            last = max(found[-1], span, key=lambda each: each.minutes[1])
            found[-1] = Span(found[-1].opens, last.closes)
        else:
            found.append(span)
    return tuple(found)


def moment(day: date, minutes: int) -> datetime:
    """The moment when Swedish clocks show so many minutes since midnight, in UTC.

    A time that comes twice, when summer time ends, is the first; one that is skipped when it
    begins is as long after midnight as it would have been.
    """
    if minutes == 24 * 60:
        day, minutes = day + timedelta(days=1), 0
    local = datetime.combine(day, time(minutes // 60, minutes % 60), STOCKHOLM)
    return local.astimezone(UTC)


def openings(hours: Hours, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """From when until when it is open between two days; what meets at midnight is one."""
    begun: tuple[datetime, datetime] | None = None
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for span in hours.on(day).spans:
            start, end = (moment(day, minutes) for minutes in span.minutes)
            if begun and start <= begun[1]:
                begun = begun[0], end
                continue
            if begun:
                yield begun
            begun = start, end
    if begun:
        yield begun


def state_at(hours: Hours, now: datetime) -> State:
    """What to tell of the hours at a moment, which knows its time zone."""
    now = now.astimezone(UTC)
    local_day = now.astimezone(STOCKHOLM).date()
    today = hours.on(local_day)
    day_ends = moment(local_day, 24 * 60)
    first, last = local_day - timedelta(days=1), local_day + timedelta(days=DAYS_AHEAD)
    for start, end in openings(hours, first, last):
        if end <= now:
            continue
        if start <= now:
            until = None if end - now > ALWAYS else end
            changes = min(until or day_ends, day_ends)
            return State(True, until, None, today, changes)
        return State(False, None, start, today, min(start, day_ends))
    return State(False, None, None, today, day_ends)


@dataclass(frozen=True)
class WeekRow:
    """Weekdays in a row that have the same hours; numbers as Python's, Monday is 0."""

    first: int
    last: int
    spans: Spans


def week_rows(hours: Hours) -> list[WeekRow]:
    """The usual week, days that follow each other and have the same hours as one."""
    rows = []
    usual = [(number, merged(spans)) for number, spans in enumerate(hours.week)]
    for spans, group in groupby(usual, key=lambda pair: pair[1]):
        numbers = [number for number, _spans in group]
        rows.append(WeekRow(numbers[0], numbers[-1], spans))
    return rows


@dataclass(frozen=True)
class SpecialRow:
    """Days in a row that differ from the usual in the same way."""

    first: date
    last: date
    day: Day


def special_rows(hours: Hours, today: date, days: int = 28) -> list[SpecialRow]:
    """The days to come on which the hours are not the usual ones, today included."""
    rows: list[SpecialRow] = []
    for number in range(days):
        each = hours.on(today + timedelta(days=number))
        if not each.is_special:
            continue
        before = rows[-1] if rows else None
        alike = before and (before.day.spans, before.day.reason, before.day.holiday) == (
            *(each.spans, each.reason, each.holiday),
        )
        if before and alike and each.day - before.last == timedelta(days=1):
            rows[-1] = SpecialRow(before.first, each.day, before.day)
        else:
            rows.append(SpecialRow(each.day, each.day, each))
    return rows
