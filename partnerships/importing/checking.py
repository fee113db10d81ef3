"""Whether a table can be imported: its rows, or what is wrong in which row and column."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisations.models import Organisation
from partnerships.importing.cells import Known, folded
from partnerships.importing.columns import Column, Kind
from partnerships.importing.tables import Line
from partnerships.models import PartnershipPage
from partnerships.models.row import Row

MOST_FAULTS = 100
"""A table with more has something wrong with all of it; the rest is not told."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong.

    Attributes:
        row: number of the row; 0 for the table as a whole.
        column: the heading; "" for the row as a whole.
    """

    row: int
    column: str
    message: str


@dataclass
class NewRow:
    """A row that can be added.

    Attributes:
        many: what its fields that hold several are to hold.
        is_there: whether the partnership has the very same row already.
    """

    number: int
    row: Row
    many: dict[str, list[Any]]
    cells: list[str]
    is_there: bool = False


@dataclass
class Check:
    """What came of reading a table.

    Attributes:
        headings: of the columns that were understood, as they are in the table.
    """

    headings: list[str] = field(default_factory=list)
    rows: list[NewRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def new(self) -> list[NewRow]:
        """The rows that would be added."""
        return [row for row in self.rows if not row.is_there]

    @property
    def can_import(self) -> bool:
        """Whether there is something to import and nothing wrong."""
        return not self.faults and bool(self.new)

    @property
    def shown_faults(self) -> list[Fault]:
        """As many faults as anybody reads."""
        return self.faults[:MOST_FAULTS]

    def add(self, row: int, column: str, error: ValidationError | str) -> None:
        """Note what is wrong in a row."""
        messages = error.messages if isinstance(error, ValidationError) else [error]
        self.faults += [Fault(row, column, message) for message in messages]


def check(kind: Kind, lines: Sequence[Line], page: PartnershipPage) -> Check:
    """Read a table for a partnership.

    Args:
        kind: what its rows are.
        lines: the rows, that with the headings first.
        page: the partnership's draft; nothing in it is changed.
    """
    result = Check()
    columns = columns_of(kind, lines[0], result)
    if result.faults:
        return result
    if len(lines) == 1:
        result.add(lines[0].number, "", _("There are no rows below the headings."))
    known = Known.now()
    for line in lines[1:]:
        read_row(kind, columns, line, known, result)
    refuse_strangers(kind, page, result)
    mark_what_is_there(kind, page, result)
    refuse_repeated(kind, page, result)
    result.faults.sort(key=lambda fault: fault.row)
    return result


def columns_of(kind: Kind, line: Line, result: Check) -> list[Column | None]:
    """What each column of the table is; None for an empty one."""
    found: list[Column | None] = []
    for heading in line.cells:
        column = next((each for each in kind.columns if folded(heading) in each.names), None)
        if heading and column is None:
            result.add(line.number, heading[:80], _("No column is called this. See the template."))
        if column in found and column is not None:
            result.add(line.number, heading[:80], _("This column is there twice."))
        found.append(column)
    result.headings = [cell for cell, column in zip(line.cells, found, strict=True) if column]
    for column in kind.columns:
        if column.required and column not in found:
            result.add(line.number, str(column.heading), _("This column is missing."))
    return found


def read_row(
    kind: Kind, columns: Sequence[Column | None], line: Line, known: Known, result: Check
) -> None:
    """Read one row, and keep it if nothing is wrong with it."""
    values: dict[str, Any] = {}
    many: dict[str, list[Any]] = {}
    before = len(result.faults)
    for place, column in enumerate(columns):
        cell = line.cells[place] if place < len(line.cells) else ""
        if column is None:
            if cell:
                result.add(line.number, "", _("A cell here has no heading above it."))
            continue
        if not cell:
            if column.required:
                result.add(line.number, str(column.heading), _("This must be filled in."))
            continue
        try:
            value = column.read(cell, known)
        except ValidationError as error:
            result.add(line.number, str(column.heading), error)
            continue
        (many if column.is_many else values)[column.field] = value
    if any(cell for cell in line.cells[len(columns) :]):
        result.add(line.number, "", _("A cell here has no heading above it."))
    if len(result.faults) > before:
        return
    row = kind.model(**values)
    faults = faults_of(kind, row)
    for name, messages in faults.items():
        found = kind.column(name)
        for message in messages:
            result.add(line.number, str(found.heading) if found else "", message)
    if not faults:
        shown = [
            line.cells[place] if place < len(line.cells) else ""
            for place, column in enumerate(columns)
            if column
        ]
        result.rows.append(NewRow(line.number, row, many, shown))


def faults_of(kind: Kind, row: Row) -> dict[str, list[str]]:
    """What the row's own rules say, by field. No query.

    What a cell names has been found already, and what a partnership can only have once is told for
    the table as a whole.
    """
    written = {column.field for column in kind.columns}
    left_out = {f.name for f in row._meta.fields if f.is_relation or f.name not in written}
    faults: dict[str, list[str]] = {}
    for rule in (partial(row.clean_fields, exclude=left_out), row.clean):
        try:
            rule()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                faults.setdefault(name, []).extend(messages)
    return faults


def refuse_strangers(kind: Kind, page: PartnershipPage, result: Check) -> None:
    """Tell which organisations are no parties, where they must be."""
    columns = [column for column in kind.columns if column.is_party]
    if not columns:
        return
    parties = {party.organisation_id for party in page.parties.all()}
    for new in result.rows:
        for column in columns:
            organisation: Organisation | None = getattr(new.row, column.field)
            if organisation and organisation.pk not in parties:
                message = _("This organisation is not among the parties. Import the parties first.")
                result.add(new.number, str(column.heading), message)


def mark_what_is_there(kind: Kind, page: PartnershipPage, result: Check) -> None:
    """Mark the rows that the page has, each as many times as it has them: they are left out."""
    there = Counter(
        signature(kind, row, {name: getattr(row, name).all() for name in many_of(kind)})
        for row in getattr(page, kind.name).all()
    )
    for new in result.rows:
        own = signature(kind, new.row, new.many)
        if there[own]:
            there[own] -= 1
            new.is_there = True


def many_of(kind: Kind) -> list[str]:
    """The fields that hold several."""
    return [column.field for column in kind.columns if column.is_many]


def signature(kind: Kind, row: Row, many: Mapping[str, Iterable[Any]]) -> tuple[Any, ...]:
    """What makes two rows the same: the values of all columns."""
    return tuple(
        frozenset(each.pk for each in many.get(column.field, ()))
        if column.is_many
        else comparable(getattr(row, row._meta.get_field(column.field).attname))
        for column in kind.columns
    )


def comparable(value: Any) -> Any:
    """The value as it is compared: a choice as its code, a number by its size, none as "".

    What it names is compared by its key.
    """
    if value is None:
        return ""
    return value if isinstance(value, int) else str(value)


def refuse_repeated(kind: Kind, page: PartnershipPage, result: Check) -> None:
    """Tell which rows a partnership can only have once."""
    if not kind.once:
        return
    column = kind.column(kind.once)
    seen = {getattr(row, kind.once) for row in getattr(page, kind.name).all()}
    for new in result.new:
        value = getattr(new.row, kind.once)
        if value in seen:
            message = _("There is such a row already. Change it in the page editor instead.")
            result.add(new.number, str(column.heading if column else ""), message)
        seen.add(value)
