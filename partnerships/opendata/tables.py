"""The register as CSV (RFC 4180), one file for each kind of record."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from partnerships.opendata.fields import PARTNERSHIP, PARTNERSHIPS, Table
from partnerships.opendata.records import Record
from samverkan.spreadsheets import safe_cell

BETWEEN = "; "
"""Stands between the values of a cell that has several."""


def columns(table: Table) -> list[str]:
    """The names in the first line of a file."""
    return table.columns if table is PARTNERSHIPS else [PARTNERSHIP.name, *table.columns]


def written(table: Table, records: Iterable[Record]) -> bytes:
    """A file of a table, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns(table))
    writer.writerows(rows(table, records))
    return file.getvalue().encode("utf-8-sig")


def rows(table: Table, records: Iterable[Record]) -> Iterator[list[Any]]:
    """The lines of a file."""
    for record in records:
        if table is PARTNERSHIPS:
            yield cells(record, table.columns)
            continue
        for part in record[table.name]:
            yield [record["id"], *cells(part, table.columns)]


def cells(record: Record, names: Iterable[str]) -> list[Any]:
    """A line, whose texts no spreadsheet takes for formulas."""
    return [cell(record[name]) for name in names]


def cell(value: Any) -> Any:
    """A value as it stands in a cell; "" for none."""
    if isinstance(value, list):
        value = BETWEEN.join(value)
    return "" if value is None else safe_cell(value)
