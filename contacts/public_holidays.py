"""Public holidays in Sweden, and the three eves that the law counts as such.

The days come from the library ``holidays``; their names in other languages from our catalogues.
SFS 1989:253 names the public holidays; SFS 1977:480 7 § adds the eves of midsummer, Christmas and
New Year.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from holidays import DE_FACTO, PUBLIC, country_holidays

NAMES: Mapping[str, str | Promise] = {
    "New Year's Day": _("New Year's Day"),
    "Epiphany": _("Epiphany"),
    "Good Friday": _("Good Friday"),
    "Easter Sunday": _("Easter Sunday"),
    "Easter Monday": _("Easter Monday"),
    "May Day": _("May Day"),
    "Ascension Day": _("Ascension Day"),
    "National Day": _("National Day"),
    "Pentecost": _("Pentecost"),
    "Midsummer Eve": _("Midsummer Eve"),
    "Midsummer Day": _("Midsummer Day"),
    "All Saints' Day": _("All Saints' Day"),
    "Christmas Eve": _("Christmas Eve"),
    "Christmas Day": _("Christmas Day"),
    "Second Day of Christmas": _("Second Day of Christmas"),
    "New Year's Eve": _("New Year's Eve"),
}
"""What the library calls the days in English, and in the reader's language."""


@lru_cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The days of a year, with the library's English names; two on one day have both."""
    found = country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO), language="en_US")
    return dict(found)


def holiday_on(day: date) -> str:
    """The library's English name of a day; "" for an ordinary one."""
    return holidays_of(day.year).get(day, "")


def holiday_name(name: str) -> str:
    """What a day is called in the reader's language, from the library's English name."""
    return "; ".join(str(NAMES.get(part, part)) for part in name.split("; "))
