"""What a cell means: numbers, years and words as people in Sweden write them.

Each reader gets the cell's text, never empty, and what is known; it gives the value, or raises a
``ValidationError`` that says what to write instead.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from organisations import numbers
from organisations.models import Organisation
from partnerships.models import Need, TargetGroup
from partnerships.models.figures import MOST_KRONOR
from samverkan import languages
from samverkan.pages.terms import Term

Reader = Callable[[str, "Known"], Any]

_BLANK = re.compile(r"[\s\u00a0\u2007\u202f\u2009']+")
_KRONOR = re.compile(r"(kronor|kr\.?|sek|:-)$", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,15}")
_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){2,}")
_NO_ORE = re.compile(r",(0+|-)$")
_DECIMAL = re.compile(r"-?[0-9]{1,13}([.,][0-9]{1,2})?")


def folded(text: str) -> str:
    """The text as it is compared: without case, and with single blanks."""
    return " ".join(text.split()).casefold()


@dataclass
class Known:
    """What cells can name, by how it is written. Asked of the database once for each import."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    terms: dict[type[Term], dict[str, Term]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Known":
        """What there is."""
        known = cls()
        # The full name wins over another's short name.
        found = list(Organisation.objects.order_by("pk"))
        for organisation in found:
            for name in (organisation.short_name, organisation.number):
                if name:
                    known.organisations.setdefault(folded(name), organisation)
        known.organisations |= {folded(each.name): each for each in found}
        for model in (Need, TargetGroup):
            terms = model.objects.filter(locale__language_code=languages.SOURCE.code)
            known.terms[model] = {folded(term.name): term for term in terms}
        return known


def plain(cell: str, known: Known) -> str:
    """Text as it stands."""
    return cell


def kronor(cell: str, known: Known) -> int:
    """Whole kronor: "1 250 000", "1 250 000 kr", "1.250.000:-"."""
    number = _NO_ORE.sub("", _KRONOR.sub("", _BLANK.sub("", cell)))
    if _GROUPED.fullmatch(number):
        number = number.replace(".", "")
    if not _WHOLE.fullmatch(number):
        raise ValidationError(_("Write the amount in whole kronor, like 1 250 000."))
    if int(number) > MOST_KRONOR:
        raise ValidationError(_("The amount is larger than can be right."))
    return int(number)


def whole(cell: str, known: Known) -> int:
    """A whole number, such as a year."""
    number = _BLANK.sub("", cell)
    if not re.fullmatch("[0-9]{4}", number):
        raise ValidationError(_("Write the year with four digits, like 2026."))
    return int(number)


def decimal(cell: str, known: Known) -> Decimal:
    """A number with at most two decimals: "1 250,5"."""
    number = _BLANK.sub("", cell).replace("\u2212", "-")
    if not _DECIMAL.fullmatch(number):
        raise ValidationError(_("Write a number with at most two decimals, like 1 250,5."))
    return Decimal(number.replace(",", "."))


def day(cell: str, known: Known) -> date:
    """A day as year, month and day."""
    try:
        found = parse_date(cell)
    except ValueError:
        found = None
    if found is None:
        raise ValidationError(_("Write the day as year-month-day, like 2026-03-09."))
    return found


def organisation(cell: str, known: Known) -> Organisation:
    """An organisation by its name, short name or number."""
    found = known.organisations.get(folded(cell)) or known.organisations.get(numbers.compact(cell))
    if found is None:
        raise ValidationError(
            _("There is no organisation called “%(name)s”. Is it spelt as in the register?"),
            params={"name": cell[:80]},
        )
    return found


def one_of(choices: type[Choices]) -> Reader:
    """A reader of words from a list, in Swedish or English or as they are stored."""

    def read(cell: str, known: Known) -> Any:
        wanted = folded(cell)
        for member in choices:
            if wanted in {folded(name) for name in names_of(member)}:
                return member
        allowed = ", ".join(swedish(member.label) for member in choices)
        raise ValidationError(_("Write one of: %(words)s."), params={"words": allowed})

    return read


def names_of(member: Any) -> Iterable[str]:
    """How a choice may be written."""
    yield str(member.value)
    yield swedish(member.label)
    with override("en"):
        yield str(member.label)


def swedish(text: Any) -> str:
    """A text of the site in the language of its tables."""
    with override(languages.SOURCE.code):
        return str(text)


def some_of(model: type[Term]) -> Reader:
    """A reader of words that editors sort by, with a comma or semicolon between them."""

    def read(cell: str, known: Known) -> list[Term]:
        by_name = known.terms[model]
        if folded(cell) in by_name:
            return [by_name[folded(cell)]]
        found = []
        for part in re.split("[,;\n]", cell):
            if not part.strip():
                continue
            if folded(part) not in by_name:
                raise ValidationError(
                    _("There is no “%(name)s”. Write some of: %(words)s."),
                    params={
                        "name": part.strip()[:80],
                        "words": ", ".join(term.name for term in by_name.values())[:600],
                    },
                )
            found.append(by_name[folded(part)])
        return list(dict.fromkeys(found))

    return read
