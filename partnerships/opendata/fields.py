"""The fields of the open data: their names, types and meanings, in the order of the columns.

Others build on these names. A field may be added at the end of its table; one that is there is
never renamed, and never gets another meaning.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from partnerships.enums import ContributionKind, DocumentKind, Kind, PartyRole, Precision, State

Type = Literal["string", "integer", "number", "date", "date-time", "uri", "list"]

JSON_TYPES: dict[Type, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "date-time": {"type": "string", "format": "date-time"},
    "uri": {"type": "string", "format": "uri"},
    "list": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        optional: whether it can be null in JSON and empty in CSV.
        values: the only values that it can have; none for any.
    """

    name: str
    type: Type
    meaning: str
    optional: bool = False
    values: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """The field as JSON Schema tells it."""
        known = {**JSON_TYPES[self.type], "description": self.meaning}
        if self.values:
            known["enum"] = [*self.values, *([None] if self.optional else [])]
        if self.optional:
            known["type"] = [known["type"], "null"]
        return known


@dataclass(frozen=True)
class Table:
    """A kind of record: a list in JSON, a file in CSV.

    Attributes:
        name: what it is called in JSON.
        slug: what its file is called.
        title: what the file holds, for the catalogue.
    """

    name: str
    slug: str
    title: Any
    fields: tuple[Field, ...]

    @property
    def columns(self) -> list[str]:
        """The names of its fields."""
        return [field.name for field in self.fields]


ID = Field("id", "string", "Names the row for ever (a UUID).")
ORGANISATION = (
    Field("organisation", "string", "The organisation's name."),
    Field("organisation_number", "string", "Its number, as 802400-1234.", optional=True),
)
SUMS = (
    Field("money", "integer", "Kronor paid."),
    Field("in_kind", "integer", "Kronor that contributions in kind are valued at."),
    Field("total", "integer", "Both together, in kronor."),
    Field("unvalued", "integer", "How many contributions have no amount and are in no sum."),
)
YEAR = Field("year", "integer", "Calendar year.")


def values(choices: Iterable[Any]) -> tuple[str, ...]:
    """The codes of a closed list."""
    return tuple(str(choice.value) for choice in choices)


PARTNERSHIPS = Table(
    "partnerships",
    "partnerskap",
    _("Partnerships: state, term and sums"),
    (
        Field("id", "string", "Names the partnership for ever (a UUID)."),
        Field("url", "uri", "Its page."),
        Field("title", "string", "What it is called."),
        Field("summary", "string", "What it is about, in short."),
        Field("kind", "string", "Kind of partnership.", values=values(Kind)),
        Field("state", "string", "Where it is between idea and end.", values=values(State)),
        Field("record_number", "string", "The municipality's record number (dnr).", optional=True),
        Field("decided_by", "string", "The committee that decided on it.", optional=True),
        Field("decided_on", "date", "When it was decided.", optional=True),
        Field("starts_on", "date", "First day.", optional=True),
        Field("ends_on", "date", "Last day with all renewals; null until further notice.", True),
        Field("topics", "list", "What it is about."),
        Field("target_groups", "list", "Whom it is for."),
        Field("municipality_codes", "list", "Municipalities taking part, by SCB's codes."),
        Field("municipalities", "list", "The same municipalities by name, in the same order."),
        *SUMS,
        Field("modified", "date-time", "When its page was last published.", optional=True),
    ),
)

PARTS = (
    Table(
        "parties",
        "parter",
        _("The parties of each partnership"),
        (
            ID,
            *ORGANISATION,
            Field("role", "string", "What it is to the partnership.", values=values(PartyRole)),
            Field("task", "string", "What it does in the partnership.", optional=True),
        ),
    ),
    Table(
        "interventions",
        "insatser",
        _("What each partnership offers"),
        (
            ID,
            Field("name", "string", "What it is called."),
            Field("offer", "string", "What one gets there."),
            Field("needs", "list", "What it helps with."),
            Field("target_groups", "list", "Whom it is for."),
            Field("organisation", "string", "Who is responsible.", optional=True),
            Field("organisation_number", "string", "Its number, as 802400-1234.", optional=True),
            Field("place", "string", "Where it is.", optional=True),
            Field("times", "string", "When it is open, in words.", optional=True),
            Field("website", "uri", "Where to read more.", optional=True),
            Field("ends_on", "date", "Last day; null as long as the partnership.", optional=True),
        ),
    ),
    Table(
        "contributions",
        "bidrag",
        _("Contributions: from whom, year, amount and purpose"),
        (
            ID,
            *ORGANISATION,
            YEAR,
            Field("kind", "string", "Money or in kind.", values=values(ContributionKind)),
            Field("amount", "integer", "Whole kronor; null for what has no price.", optional=True),
            Field("purpose", "string", "What it is for.", optional=True),
            Field("source", "string", "Where the money comes from in turn.", optional=True),
            Field("recipient", "string", "Who is paid; null for all together.", optional=True),
            Field("recipient_number", "string", "Its number, as 802400-1234.", optional=True),
        ),
    ),
    Table(
        "sums_by_year",
        "summor-per-ar",
        _("Sums of the contributions by year"),
        (YEAR, *SUMS),
    ),
    Table(
        "sums_by_organisation",
        "summor-per-organisation",
        _("Sums of the contributions by organisation"),
        (*ORGANISATION, *SUMS),
    ),
    Table(
        "key_figures",
        "nyckeltal",
        _("Key figures of each partnership"),
        (
            ID,
            Field("label", "string", "What it counts."),
            YEAR,
            Field("value", "number", "The number."),
            Field("unit", "string", "Its unit.", optional=True),
            Field("previous_year", "integer", "The year that it is compared with.", optional=True),
            Field("previous_value", "number", "The number of that year.", optional=True),
        ),
    ),
    Table(
        "timeline",
        "tidslinje",
        _("What has happened in each partnership"),
        (
            ID,
            Field("day", "date", "When; see precision."),
            Field("precision", "string", "How much of it is known.", values=values(Precision)),
            Field("title", "string", "What happened."),
        ),
    ),
    Table(
        "follow_ups",
        "uppfoljningar",
        _("Follow-ups of each partnership"),
        (
            ID,
            Field("day", "date", "When it was done."),
            Field("result", "string", "What came of it.", optional=True),
            Field("document", "uri", "The report.", optional=True),
        ),
    ),
    Table(
        "renewals",
        "forlangningar",
        _("Renewals of each partnership"),
        (
            ID,
            Field("decided_on", "date", "When it was decided."),
            Field("ends_on", "date", "The new last day."),
        ),
    ),
    Table(
        "documents",
        "dokument",
        _("Agreements, action plans and evaluations"),
        (
            ID,
            Field("kind", "string", "What it is.", values=values(DocumentKind)),
            Field("title", "string", "What it is called."),
            Field("url", "uri", "Where it is."),
        ),
    ),
)
"""What a partnership is made of. In CSV each row begins with ``partnership``, the id of its own."""

PARTNERSHIP = Field("partnership", "string", "The id of the partnership that the row is of.")

TABLES = {table.slug: table for table in (PARTNERSHIPS, *PARTS)}
