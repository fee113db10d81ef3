"""Moving what an event says of time by whole days, on the clocks of Sweden."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from dateutil.rrule import rrulestr

from events import times
from events.enums import OccasionState
from events.models import Occasion

UNTIL = re.compile(r"UNTIL=(?P<day>\d{8})")


@dataclass
class Move:
    """A move by a number of days.

    Attributes:
        days: how many days later.
        series: the new name of each series that the move keeps whole; an occasion of any other
            series stands alone afterwards.
    """

    days: timedelta
    series: dict[UUID, UUID] = field(default_factory=dict)

    @classmethod
    def to(cls, first_day: date, occasions: Iterable[Occasion]) -> "Move":
        """The move after which the first of the occasions begins on a day."""
        rows = list(occasions)
        if not rows:
            return cls(timedelta())
        move = cls(first_day - min(row.start_day for row in rows))
        for series in {row.series for row in rows if row.series}:
            if move.keeps([row for row in rows if row.series == series]):
                move.series[series] = uuid4()
        return move

    def keeps(self, members: list[Occasion]) -> bool:
        """Whether the moved rule still makes the moved occasions.

        Weeks move to any day. What came on a date or on a weekday of the month does so no more
        when it is moved to another.
        """
        first = members[0]
        if not (first.series_start and all(member.original_start for member in members)):
            return False
        start = wall_clock(self.moment(first.series_start))
        rule = rrulestr(self.rule(first.series_rule), dtstart=start)
        days = {found.date() for found in rule}
        return all(
            wall_clock(self.moment(member.original_start)).date() in days
            for member in members
            if member.original_start
        )

    def apply(self, occasion: Occasion) -> None:
        """Plan an occasion anew, so many days later."""
        occasion.start_day += self.days
        if occasion.end_day:
            occasion.end_day += self.days
        occasion.state, occasion.note, occasion.moved_from = OccasionState.PLANNED, "", None
        name = self.series.get(occasion.series) if occasion.series else None
        if name and occasion.series_start and occasion.original_start:
            occasion.series = name
            occasion.series_rule = self.rule(occasion.series_rule)
            occasion.series_start = self.moment(occasion.series_start)
            occasion.original_start = self.moment(occasion.original_start)
        else:
            occasion.series, occasion.series_rule = None, ""
            occasion.series_start = occasion.original_start = None

    def moment(self, at: datetime) -> datetime:
        """The same time of day so many days later, whether or not the clocks change between."""
        local = at.astimezone(times.STOCKHOLM)
        return times.moment(local.date() + self.days, local.time())

    def rule(self, text: str) -> str:
        """A rule whose end is so many days later."""
        return UNTIL.sub(self._later, text)

    def _later(self, until: re.Match[str]) -> str:
        return f"UNTIL={date.fromisoformat(until['day']) + self.days:%Y%m%d}"


def wall_clock(at: datetime) -> datetime:
    """The beginning of the day that a moment falls on in Sweden, as rules count."""
    return datetime.combine(at.astimezone(times.STOCKHOLM).date(), time.min)
