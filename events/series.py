"""A series of occasions as calendars know it: a rule, and the dates that differ from it.

The rows of the database are the truth; this finds the rule's dates that have no row, and the rows
that the rule alone would tell wrongly.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import takewhile
from uuid import UUID

from dateutil.rrule import rrulestr

from events import times
from events.enums import OccasionState
from events.models.occasions import Occasion

Shape = tuple[timedelta, time | None]
"""How many days after the first an occasion ends, and at what time."""


@dataclass(frozen=True)
class Series:
    """What the occasions of one rule have in common, and what they have not.

    Times are local and naive: a rule repeats what clocks on the wall show.

    Attributes:
        key: the same as long as any of the occasions is left.
        starts: when the first would begin, whether it is left or not.
        ends: when that would end; exclusive.
        rule: the rule as RFC 5545 writes it, without its end.
        until: when the last one that is left would begin.
        removed: when those that are no longer there would have begun.
        members: the occasions that are part of it, in the order of the rule.
        exceptions: those of the members that need more words than the rule's.
        apart: occasions that the rule once made and that it cannot name any longer.
    """

    key: UUID
    all_day: bool
    starts: datetime
    ends: datetime
    rule: str
    until: datetime
    removed: tuple[datetime, ...]
    members: tuple[Occasion, ...]
    exceptions: tuple[Occasion, ...]
    apart: tuple[Occasion, ...]

    def digest(self, *words: str) -> str:
        """Tells the series, and what its occasions have in common, from any other."""
        told = (self.all_day, self.starts, self.ends, self.rule, self.until, self.removed, words)
        return hashlib.sha256(repr(told).encode()).hexdigest()


def local(moment: datetime) -> datetime:
    """What clocks on the wall in Sweden show at a moment."""
    return moment.astimezone(times.STOCKHOLM).replace(tzinfo=None)


def sort_out(occasions: Iterable[Occasion]) -> tuple[list[Series], list[Occasion]]:
    """The series among the occasions of one event, and the occasions that stand alone."""
    groups: dict[tuple[UUID, datetime], list[Occasion]] = defaultdict(list)
    alone, found = [], []
    for occasion in occasions:
        if occasion.series and occasion.series_start and occasion.original_start:
            groups[occasion.series, local(occasion.series_start)].append(occasion)
        else:
            alone.append(occasion)
    for (key, starts), rows in groups.items():
        series = series_of(key, starts, rows)
        if series.members:
            found.append(series)
        alone += series.apart
    return found, alone


def series_of(key: UUID, starts: datetime, rows: list[Occasion]) -> Series:
    """The series that these rows, all made by one rule, are what is left of."""
    all_day = starts.time() == time.min and any(row.all_day for row in rows)
    by_start = {
        local(row.original_start): row
        for row in rows
        if row.original_start and row.all_day == all_day
    }
    rule = without_end(rows[0].series_rule)
    latest = max(by_start, default=starts)
    named = list(takewhile(lambda at: at <= latest, rrulestr(rule, dtstart=starts)))
    members = tuple(by_start[at] for at in named if at in by_start)
    kept = {row.pk for row in members}
    shapes = Counter(shape_of(row) for row in members)
    shape = max(shapes, key=lambda each: shapes[each], default=(timedelta(), None))
    ends = end_of(starts, shape)
    return Series(
        key=key,
        all_day=all_day,
        starts=starts,
        ends=ends,
        rule=rule,
        until=max((at for at in named if at in by_start), default=starts),
        removed=tuple(at for at in named if at not in by_start),
        members=members,
        exceptions=tuple(row for row in members if differs(row, shape, length(starts, ends))),
        apart=tuple(row for row in rows if row.pk not in kept),
    )


def without_end(rule: str) -> str:
    """A rule without the day that it ends on."""
    parts = rule.split(";")
    return ";".join(part for part in parts if not part.startswith(("UNTIL=", "COUNT=")))


def shape_of(row: Occasion) -> Shape:
    """How long an occasion lasts, by the clocks on the wall."""
    return row.last_day - row.start_day, row.end_time


def end_of(starts: datetime, shape: Shape) -> datetime:
    """When something that begins then has ended, by the clocks on the wall."""
    days, clock = shape
    return local(times.end_of(starts.date() + days, clock))


def length(starts: datetime, ends: datetime) -> timedelta:
    """How long it is between two local times, in a night when clocks change too."""
    return times.moment(ends.date(), ends.time()).astimezone(UTC) - times.moment(
        starts.date(), starts.time()
    ).astimezone(UTC)


def elapsed(row: Occasion) -> timedelta:
    """How long an occasion lasts; two times of one zone would be told apart by its clocks."""
    return row.ends_at.astimezone(UTC) - row.starts_at.astimezone(UTC)


def differs(row: Occasion, shape: Shape, usual: timedelta) -> bool:
    """Whether an occasion needs more words than the rule's.

    Calendars disagree on how long something lasts in a night when clocks change: as long as else,
    or until the same time (RFC 5545 §3.8.5.3). Such an occasion tells its end itself.
    """
    return (
        row.starts_at != row.original_start
        or shape_of(row) != shape
        or (not row.all_day and elapsed(row) != usual)
        or row.state != OccasionState.PLANNED
        or bool(row.note)
        or row.place_id is not None
    )
