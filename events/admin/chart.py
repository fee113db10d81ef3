"""A small chart of registrations over time, drawn by the server; the table beside it says the same.

Coordinates are whole numbers in the chart's own units, so that no language writes them another way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 640, 160
MOST_BARS = 62
DAY, WEEK, MONTH = "day", "week", "month"


@dataclass(frozen=True)
class Span:
    """What happened in one day, week or month.

    Attributes:
        first: its first day.
        number: how many people registered in it.
        total: how many had registered at its end.
    """

    first: date
    number: int
    total: int


@dataclass(frozen=True)
class Bar:
    """One bar of the chart, from the top left corner."""

    x: int
    y: int
    width: int
    height: int


def beginning(day: date, unit: str) -> date:
    """The first day of the day's week or month; the day itself for days."""
    if unit == WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == MONTH else day


def following(first: date, unit: str) -> date:
    """The first day of the next day, week or month."""
    if unit == MONTH:
        return (first + timedelta(days=31)).replace(day=1)
    return first + timedelta(days=7 if unit == WEEK else 1)


def unit_for(first: date, last: date) -> str:
    """The smallest unit that gives no more bars than can be told apart."""
    days = (last - first).days + 1
    if days <= MOST_BARS:
        return DAY
    return WEEK if days <= MOST_BARS * 7 else MONTH


def spans(numbers: Iterable[tuple[date, int]]) -> tuple[str, list[Span]]:
    """Numbers by day, put together so that they fit; the unit, and the spans without gaps."""
    by_day = dict(numbers)
    if not by_day:
        return DAY, []
    first, last = min(by_day), max(by_day)
    unit = unit_for(first, last)
    sums: dict[date, int] = {}
    for day, number in by_day.items():
        start = beginning(day, unit)
        sums[start] = sums.get(start, 0) + number
    found, total, start = [], 0, beginning(first, unit)
    while start <= last:
        number = sums.get(start, 0)
        total += number
        found.append(Span(start, number, total))
        start = following(start, unit)
    return unit, found


def bars(found: list[Span]) -> Iterator[Bar]:
    """The bars, side by side over the whole width; one that counts nobody has no height."""
    if not found:
        return
    highest = max(span.number for span in found) or 1
    step = WIDTH / len(found)
    for place, span in enumerate(found):
        height = round(HEIGHT * span.number / highest)
        left = round(step * place)
        width = max(min(round(step * (place + 1)) - left - 2, 48), 1)
        yield Bar(left, HEIGHT - height, width, height)
