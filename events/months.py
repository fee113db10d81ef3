"""The calendar by month and by year."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.utils import timezone

from events.enums import OccasionState
from events.queries import EventQuerySet, OccasionQuerySet
from samverkan import dates

if TYPE_CHECKING:
    from events.models import EventPage, Occasion

FIRST_YEAR = 1990
LAST_YEAR = 2100


@dataclass(frozen=True)
class Month:
    """A month that the calendar has."""

    year: int
    number: int

    @classmethod
    def of(cls, year: str | int, number: str | int) -> Self | None:
        """The month, or None when the calendar has no such month."""
        month = cls(int(year), int(number))
        known = FIRST_YEAR <= month.year <= LAST_YEAR and 1 <= month.number <= 12
        return month if known else None

    @property
    def path(self) -> str:
        """Its address below the calendar's."""
        return f"manad/{self.year}-{self.number:02}/"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def previous(self) -> "Month | None":
        """The month before, if the calendar has it."""
        before = self.first - timedelta(days=1)
        return Month.of(before.year, before.month)

    @property
    def next(self) -> "Month | None":
        """The month after, if the calendar has it."""
        after = self.last + timedelta(days=1)
        return Month.of(after.year, after.month)

    def title(self, code: str) -> str:
        """Its name with the year in a language, as a heading."""
        return dates.write_month(self.year, self.number, code)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Entry:
    """An occasion on one of its days.

    Attributes:
        moved_to: on the day that it was meant for, when it begins instead.
        is_first: whether it begins on this day.
    """

    event: "EventPage"
    occasion: "Occasion"
    moved_to: datetime | None = None
    is_first: bool = True


@dataclass(frozen=True)
class Day:
    """One day of a month's table; the days of other months are empty."""

    day: date
    in_month: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


def weeks(month: Month, today: date, events: EventQuerySet) -> list[list[Day]]:
    """The weeks of a month, Monday first, with all occasions of the events. Two queries."""
    entries: dict[date, list[Entry]] = defaultdict(list)
    for day, entry in _entries(month, events):
        entries[day].append(entry)
    return [
        [Day(day, day in month, day == today, entries[day] if day in month else []) for day in week]
        for week in Calendar().monthdatescalendar(month.year, month.number)
    ]


def _entries(month: Month, events: EventQuerySet) -> Iterator[tuple[date, Entry]]:
    """Each occasion on each of its days, and on the day that it was moved from, in order."""
    occasions: OccasionQuerySet = apps.get_model("events", "Occasion").objects.all()
    rows = occasions.touching(month.first, month.last).select_related("place")
    keys = {row.event_key for row in rows}
    by_key: dict[Any, EventPage] = {
        event.translation_key: event
        for event in events.filter(translation_key__in=keys).only(
            "title", "url_path", "path", "depth", "translation_key", "locale", "form", "place"
        )
    }
    for row in rows:
        event = by_key.get(row.event_key)
        if event is None:
            continue
        moved_from = timezone.localdate(row.moved_from) if row.moved_from else None
        moved = row.state == OccasionState.RESCHEDULED and moved_from != row.start_day
        if moved and moved_from and moved_from in month:
            yield moved_from, Entry(event, row, moved_to=row.starts_at)
        for day in _days(max(row.start_day, month.first), min(row.last_day, month.last)):
            yield day, Entry(event, row, is_first=day == row.start_day)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def years(occasions: OccasionQuerySet, events: EventQuerySet) -> list[int]:
    """The years that the events had these occasions in, the latest first. One query."""
    keys = events.order_by().values("translation_key")
    found: Iterable[date] = occasions.filter(event_key__in=keys).dates("start_day", "year", "DESC")
    return [day.year for day in found]
