"""Rules of adding up: whatever rows there are, the parts are the whole."""

from functools import reduce
from operator import add

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.sums import NOTHING, Row, Sum, add_up, table

rows = st.lists(
    st.builds(
        Row,
        party=st.integers(1, 6),
        year=st.integers(1990, 2100),
        amount=st.none() | st.integers(0, 10**12),
        in_kind=st.booleans(),
    ),
    max_size=40,
)

any_rows = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""However busy the machine is."""


def together(sums):
    return reduce(add, sums, NOTHING)


@any_rows
@given(rows)
def test_the_sums_of_organisations_years_and_cells_each_make_the_total(given_rows):
    made = table(given_rows)

    assert together(made.by_party.values()) == made.total
    assert together(made.by_year.values()) == made.total
    assert together(made.cells.values()) == made.total
    assert add_up(given_rows) == made.total


@any_rows
@given(rows)
def test_each_row_and_column_makes_its_own_sum(given_rows):
    made = table(given_rows)

    for party in made.parties:
        assert together(made.cell(party, year) for year in made.years) == made.by_party[party]
    for year in made.years:
        assert together(made.cell(party, year) for party in made.parties) == made.by_year[year]


@any_rows
@given(rows)
def test_the_total_is_the_amounts_and_every_row_counts_once(given_rows):
    total = add_up(given_rows)

    assert total.total == sum(row.amount or 0 for row in given_rows)
    assert total.rows == len(given_rows)
    assert total.unvalued == sum(row.amount is None for row in given_rows)


@any_rows
@given(rows, st.randoms())
def test_the_order_of_the_rows_changes_no_sum(given_rows, chance):
    shuffled = list(given_rows)
    chance.shuffle(shuffled)

    one, other = table(given_rows), table(shuffled)
    assert (one.cells, one.by_party, one.by_year) == (other.cells, other.by_party, other.by_year)


def test_five_contributions_over_two_years():
    made = table(
        [
            Row("Sjöby kommun", 2025, 1_850_000),
            Row("Sjöby kommun", 2026, 1_900_000),
            Row("Bryggan", 2025, 420_000),
            Row("Bryggan", 2026, None, in_kind=True),
            Row("Församlingen", 2026, 310_000, in_kind=True),
        ]
    )

    assert made.years == (2025, 2026)
    assert made.parties == ("Sjöby kommun", "Bryggan", "Församlingen")
    assert made.by_year[2026] == Sum(money=1_900_000, in_kind=310_000, unvalued=1, rows=3)
    assert made.total.total == 4_480_000
    assert made.cell("Församlingen", 2025) == NOTHING


def test_nothing_adds_up_to_nothing():
    made = table([])

    assert (made.years, made.parties, made.total) == ((), (), NOTHING)
