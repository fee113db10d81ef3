"""How each language writes dates, times and numbers: Gregorian years and Western digits throughout.

Django knows neither Somali nor Tigrinya, and writes Arabic and Dari numbers in ways that a reader
in Sweden does not expect, so the patterns stand here and the month names come from CLDR.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale

STOCKHOLM = ZoneInfo("Europe/Stockholm")

MIDNIGHT = time(0)

NO_BREAK_SPACE = "\u00a0"

TYPED_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)(?![^<>]*>)")
"""A number with its thousands set apart by spaces, as people type it; not within a tag."""


@dataclass(frozen=True)
class Writing:
    """One language's way with dates and numbers.

    Attributes:
        cldr: the CLDR locale that month names are taken from.
        day: pattern of a date; fields ``day``, ``month`` (its name) and ``year``.
        moment: pattern of a date with a time; fields ``date``, ``hour`` and ``minute``.
        weekday: pattern of a date with its weekday; fields ``weekday`` and ``date``.
        clock: pattern of a time; fields ``hour`` and ``minute``.
        at: pattern of a date with the times from and until; fields ``date`` and ``times``.
        span: pattern of two days or moments, from one until the other.
        times: pattern of two times on the same day.
        thousands: separator between groups of three digits.
        decimal: separator before decimals.
    """

    cldr: str
    day: str = "{day} {month} {year}"
    moment: str = "{date}, {hour:02}:{minute:02}"
    weekday: str = "{weekday} {date}"
    clock: str = "{hour:02}:{minute:02}"
    at: str = "{date}, {times}"
    span: str = "{start} – {end}"
    times: str = "{start}–{end}"
    thousands: str = ","
    decimal: str = "."


SWEDISH = Writing(
    "sv",
    moment="{date} klockan {hour}.{minute:02}",
    clock="{hour}.{minute:02}",
    at="{date} klockan {times}",
    thousands=NO_BREAK_SPACE,
    decimal=",",
)

WRITINGS = {
    "sv": SWEDISH,
    "sv-simple": SWEDISH,
    "en": Writing("en", moment="{date} at {hour}:{minute:02}", clock="{hour}:{minute:02}"),
    "ar": Writing(
        "ar",
        moment="{date} الساعة {hour}:{minute:02}",
        weekday="{weekday}، {date}",
        clock="{hour}:{minute:02}",
        at="{date}، {times}",
        span="من {start} إلى {end}",
        times="من الساعة {start} إلى الساعة {end}",
    ),
    "fi": Writing(
        "fi",
        day="{day}. {month} {year}",
        moment="{date} klo {hour}.{minute:02}",
        clock="{hour}.{minute:02}",
        at="{date} klo {times}",
        thousands=NO_BREAK_SPACE,
        decimal=",",
    ),
    "so": Writing("so"),
    "uk": Writing(
        "uk",
        day="{day} {month} {year} р.",
        moment="{date} о {hour:02}:{minute:02}",
        weekday="{weekday}, {date}",
        thousands=NO_BREAK_SPACE,
        decimal=",",
    ),
    "fa-af": Writing(
        "fa_AF",
        moment="{date} ساعت {hour}:{minute:02}",
        clock="{hour}:{minute:02}",
        at="{date}، {times}",
        span="از {start} تا {end}",
        times="از ساعت {start} تا ساعت {end}",
    ),
    "ti": Writing("ti"),
}


def writing(code: str) -> Writing:
    """The way of the language with this code; Swedish when the code is unknown."""
    return WRITINGS.get(code, SWEDISH)


@lru_cache
def month_names(cldr: str) -> tuple[str, ...]:
    """January to December in the form that stands beside a day ("maaliskuuta", "березня")."""
    names = Locale.parse(cldr).months["format"]["wide"]
    return tuple(names[month] for month in range(1, 13))


@lru_cache
def weekday_names(cldr: str) -> tuple[str, ...]:
    """Monday to Sunday in full."""
    names = Locale.parse(cldr).days["stand-alone"]["wide"]
    return tuple(names[day] for day in range(7))


@lru_cache
def month_titles(cldr: str) -> tuple[str, ...]:
    """January to December in the form that stands alone, as in a heading ("maaliskuu")."""
    names = Locale.parse(cldr).months["stand-alone"]["wide"]
    return tuple(names[month] for month in range(1, 13))


def write_date(day: date, code: str) -> str:
    """A date such as "9 mars 2026" in the language with this code."""
    way = writing(code)
    return way.day.format(day=day.day, month=month_names(way.cldr)[day.month - 1], year=day.year)


def write_moment(moment: datetime, code: str) -> str:
    """A date and time such as "9 mars 2026 klockan 10.15" in the language with this code."""
    return writing(code).moment.format(
        date=write_date(moment, code), hour=moment.hour, minute=moment.minute
    )


def write_weekday(day: date, code: str) -> str:
    """A date such as "tisdag 5 maj 2026" in the language with this code."""
    way = writing(code)
    name = weekday_names(way.cldr)[day.weekday()]
    return way.weekday.format(weekday=name, date=write_date(day, code))


def write_month(year: int, month: int, code: str) -> str:
    """A heading such as "Maj 2026" in the language with this code."""
    name = month_titles(writing(code).cldr)[month - 1]
    return f"{name[:1].upper()}{name[1:]} {year}"


def write_days(first: date, last: date, code: str) -> str:
    """A day such as "tisdag 5 maj 2026", or several from the first until the last."""
    start, end = write_weekday(first, code), write_weekday(last, code)
    return start if first == last else writing(code).span.format(start=start, end=end)


def write_clock(at: datetime | time, code: str) -> str:
    """A time such as "18.00"."""
    return writing(code).clock.format(hour=at.hour, minute=at.minute)


def write_clocks(start: time, end: time | None, code: str) -> str:
    """A time, or two on the same day, such as "18.00–20.00"."""
    first = write_clock(start, code)
    if end is None:
        return first
    return writing(code).times.format(start=first, end=write_clock(end, code))


def write_span(start: time, end: time, code: str) -> str:
    """Two times on one day, such as "8.00–16.30"; midnight at the end of the day is 24.00."""
    way = writing(code)
    last = way.clock.format(hour=24, minute=0) if end == MIDNIGHT else write_clock(end, code)
    return way.times.format(start=write_clock(start, code), end=last)


def write_times(start: datetime, end: datetime, code: str) -> str:
    """From when until when, such as "tisdag 5 maj 2026 klockan 18.00–20.00"."""
    way = writing(code)
    if start.date() == end.date():
        times = write_clocks(start.time(), end.time(), code)
        return way.at.format(date=write_weekday(start, code), times=times)
    moments = [
        way.at.format(date=write_weekday(each, code), times=write_clock(each, code))
        for each in (start, end)
    ]
    return way.span.format(start=moments[0], end=moments[1])


def write_number(number: float | Decimal, code: str) -> str:
    """A number with grouped thousands: "8 675 000" and "12,5" in Swedish.

    Decimals are kept as they are; no rounding takes place.
    """
    way = writing(code)
    whole, _point, decimals = f"{number:,}".partition(".")
    grouped = whole.replace(",", way.thousands)
    return f"{grouped}{way.decimal}{decimals}" if decimals else grouped


def keep_together(text: str) -> str:
    """The text, or HTML, with no line break within a number such as "1 688"."""
    return TYPED_NUMBER.sub(lambda number: number[0].replace(" ", NO_BREAK_SPACE), text)
