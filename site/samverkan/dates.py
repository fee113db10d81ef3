"""How each language writes dates, times and numbers: Gregorian years and Western digits throughout.

Django knows neither Somali nor Tigrinya, and writes Arabic and Dari numbers in ways that a reader
in Sweden does not expect, so the patterns stand here and the month names come from CLDR.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale

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
        thousands: separator between groups of three digits.
        decimal: separator before decimals.
    """

    cldr: str
    day: str = "{day} {month} {year}"
    moment: str = "{date}, {hour:02}:{minute:02}"
    thousands: str = ","
    decimal: str = "."


SWEDISH = Writing(
    "sv", moment="{date} klockan {hour}.{minute:02}", thousands=NO_BREAK_SPACE, decimal=","
)

WRITINGS = {
    "sv": SWEDISH,
    "sv-simple": SWEDISH,
    "en": Writing("en", moment="{date} at {hour}:{minute:02}"),
    "ar": Writing("ar", moment="{date} الساعة {hour}:{minute:02}"),
    "fi": Writing(
        "fi",
        day="{day}. {month} {year}",
        moment="{date} klo {hour}.{minute:02}",
        thousands=NO_BREAK_SPACE,
        decimal=",",
    ),
    "so": Writing("so"),
    "uk": Writing(
        "uk",
        day="{day} {month} {year} р.",
        moment="{date} о {hour:02}:{minute:02}",
        thousands=NO_BREAK_SPACE,
        decimal=",",
    ),
    "fa-af": Writing("fa_AF", moment="{date} ساعت {hour}:{minute:02}"),
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


def write_date(day: date, code: str) -> str:
    """A date such as "9 mars 2026" in the language with this code."""
    way = writing(code)
    return way.day.format(day=day.day, month=month_names(way.cldr)[day.month - 1], year=day.year)


def write_moment(moment: datetime, code: str) -> str:
    """A date and time such as "9 mars 2026 klockan 10.15" in the language with this code."""
    return writing(code).moment.format(
        date=write_date(moment, code), hour=moment.hour, minute=moment.minute
    )


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
