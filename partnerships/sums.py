"""What contributions add up to: per organisation, per year and in all.

Pure functions over plain rows, so that the page, the list, the tables to download and the open
data tell the same sums. Amounts are whole kronor.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One contribution.

    Attributes:
        party: what tells the contributing organisation from others.
        amount: whole kronor; None for what has no price, such as the use of a room.
        in_kind: whether it is something else than money.
    """

    party: Hashable
    year: int
    amount: int | None
    in_kind: bool = False


@dataclass(frozen=True)
class Sum:
    """What some contributions add up to.

    Attributes:
        money: kronor paid.
        in_kind: kronor that contributions in kind are valued at.
        unvalued: how many contributions have no amount and are in none of the sums.
        rows: how many contributions there are.
    """

    money: int = 0
    in_kind: int = 0
    unvalued: int = 0
    rows: int = 0

    @classmethod
    def of(cls, row: Row) -> Sum:
        """The sum of one contribution."""
        if row.amount is None:
            return cls(unvalued=1, rows=1)
        return cls(in_kind=row.amount, rows=1) if row.in_kind else cls(money=row.amount, rows=1)

    @property
    def total(self) -> int:
        """Money, and what else has been valued."""
        return self.money + self.in_kind

    def __add__(self, other: Sum) -> Sum:
        """Both together."""
        return Sum(
            self.money + other.money,
            self.in_kind + other.in_kind,
            self.unvalued + other.unvalued,
            self.rows + other.rows,
        )


NOTHING = Sum()


@dataclass(frozen=True)
class Table:
    """Contributions by organisation and year, with the sums of each and of all.

    Attributes:
        parties: in the order of their first rows.
        years: those that have any contribution, the first one first.
    """

    parties: tuple[Hashable, ...]
    years: tuple[int, ...]
    cells: dict[tuple[Hashable, int], Sum]
    by_party: dict[Hashable, Sum]
    by_year: dict[int, Sum]
    total: Sum

    def cell(self, party: Hashable, year: int) -> Sum:
        """What an organisation contributed in a year."""
        return self.cells.get((party, year), NOTHING)


def add_up(rows: Iterable[Row]) -> Sum:
    """The sum of all rows."""
    return sum((Sum.of(row) for row in rows), NOTHING)


def table(rows: Iterable[Row]) -> Table:
    """The rows by organisation and year."""
    cells: dict[tuple[Hashable, int], Sum] = {}
    by_party: dict[Hashable, Sum] = {}
    by_year: dict[int, Sum] = {}
    total = NOTHING
    for row in rows:
        one = Sum.of(row)
        cells[row.party, row.year] = cells.get((row.party, row.year), NOTHING) + one
        by_party[row.party] = by_party.get(row.party, NOTHING) + one
        by_year[row.year] = by_year.get(row.year, NOTHING) + one
        total += one
    years = tuple(sorted(by_year))
    return Table(
        parties=tuple(by_party),
        years=years,
        cells=cells,
        by_party=by_party,
        by_year={year: by_year[year] for year in years},
        total=total,
    )
