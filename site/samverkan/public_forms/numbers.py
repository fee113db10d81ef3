"""Swedish personal identity numbers that somebody seems to have written in a text.

The form warns and lets the person edit; it never refuses. A number counts when its date exists and
its check digit is right (SKV 704, SKV 707). Ten digits without a hyphen can just as well be a
telephone number: those that are one do not count.
"""

import re
import unicodedata
from datetime import date

import phonenumbers

_CANDIDATE = re.compile(
    r"(?<!\d)(?P<century>\d\d)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?P<mark>[-+\u2010-\u2013\u2212 ]?)(?P<last>\d{4})(?!\d)"
)
EARLIEST = date(1850, 1, 1)
"""Nobody older has a number."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def contains_personal_number(text: str) -> bool:
    """Whether the text seems to hold a personnummer or a samordningsnummer."""
    plain = _INVISIBLE.sub("", text)
    return any(_is_personal_number(match) for match in _CANDIDATE.finditer(plain))


def _is_personal_number(match: re.Match[str]) -> bool:
    century, *parts = (_ascii(match[name] or "") for name in ("century", "year", "month", "day"))
    year, month, day = (int(part) for part in parts)
    digits = "".join(parts) + _ascii(match["last"])
    if not century and not match["mark"] and _is_telephone(digits):
        return False
    years = [int(century) * 100 + year] if century else [1900 + year, 2000 + year]
    coordination_free_day = day - 60 if day > 60 else day
    return _luhn(digits) and any(
        _exists(candidate, month, coordination_free_day) for candidate in years
    )


def _ascii(digits: str) -> str:
    """Digits of any script as 0–9."""
    return "".join(str(unicodedata.digit(digit)) for digit in digits)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        born = date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= born <= date.today()


def _luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1 annex B, over ten digits."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_telephone(digits: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(digits, "SE"))
