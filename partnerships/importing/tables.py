"""Bytes and pasted text as rows of cells, each with the number that the spreadsheet shows.

What a file is, is told by its content and never by its name. Nothing that anybody uploads may
cost more than a moment: sizes are looked at before anything is unpacked.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from samverkan.public_forms.fields import without_control_characters

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 30 * 1024 * 1024
"""Bytes of a workbook once it is unpacked."""
MOST_TEXT = 400_000
"""Characters of a table: 500 rows with long texts."""
MOST_ROWS = 500
MOST_COLUMNS = 40
ROWS_OF_EXCEL = 1_048_576
"""The most that a sheet has, of which the last may be the only one that is filled in."""
MOST_CELL = 4000
"""Characters of one cell."""


class NoTable(Exception):
    """There is no table to read; the message says why, and what to do."""


@dataclass(frozen=True)
class Line:
    """One row of a table.

    Attributes:
        number: as the spreadsheet numbers it; the headings are usually row 1.
    """

    number: int
    cells: tuple[str, ...]


def read_file(content: bytes) -> list[Line]:
    """The filled-in rows of an uploaded file.

    Args:
        content: the file; CSV in any usual encoding, or a workbook of Excel (XLSX).

    Raises:
        NoTable: it is something else, too large, or broken.
    """
    if len(content) > MOST_BYTES:
        raise NoTable(_("The file is too large: at most 2 MB."))
    if not content.strip():
        raise NoTable(_("The file is empty."))
    if content.startswith(b"PK\x03\x04"):
        return read_workbook(content)
    if kind := foreign_kind(content):
        raise NoTable(kind)
    return read_text(decoded(content))


def foreign_kind(content: bytes) -> str:
    """What to do about a kind of file that is often tried; "" for what may be text."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _("This is a file of an old Excel. Save it as an Excel workbook (.xlsx) or as CSV.")
    if content.startswith(b"%PDF"):
        return _("This is a PDF. Save the table as an Excel workbook (.xlsx) or as CSV.")
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in content and not is_wide:
        return _("This is no table. Choose an Excel workbook (.xlsx) or a CSV file.")
    return ""


def decoded(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark, or what Swedish Windows writes."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoTable(_("The letters of the file cannot be read. Save it as CSV in UTF-8."))


def read_text(text: str) -> list[Line]:
    """The filled-in rows of CSV, or of cells copied from a spreadsheet.

    Raises:
        NoTable: there is too much, or it is no table.
    """
    if len(text) > MOST_TEXT:
        raise NoTable(_("The table is too large. Divide it into several."))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise NoTable(_("The table cannot be read. Is a quotation mark missing?")) from error
    return lines_of(rows)


def delimiter_of(text: str) -> str:
    """What stands between the cells: a tab when copied, a semicolon in Sweden, else a comma."""
    headings = next((line for line in text.split("\n") if line.strip()), "")
    return max("\t;,", key=lambda sign: (headings.count(sign), sign == "\t"))


def read_workbook(content: bytes) -> list[Line]:
    """The filled-in rows of a workbook's first sheet; formulas as what they last came to.

    Raises:
        NoTable: it is no workbook, or too large.
    """
    refuse_other_archives(content)
    return lines_of(rows_of_sheet(content))


def rows_of_sheet(content: bytes) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet, one by one, without the empty cells at their ends.

    Raises:
        NoTable: it is no workbook.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        # One column more than there may be, so that nothing is left out in silence.
        cells = book.worksheets[0].iter_rows(
            min_row=1, min_col=1, max_col=MOST_COLUMNS + 1, values_only=True
        )
        for row in islice(cells, ROWS_OF_EXCEL):
            filled = [written(cell) for cell in row]
            while filled and not filled[-1].strip():
                filled.pop()
            yield filled
    # A broken archive, XML or style makes the library raise almost anything.
    except Exception as error:
        raise NoTable(_("The workbook cannot be read. Open it, save it anew and try again.")) from (
            error
        )


def refuse_other_archives(content: bytes) -> None:
    """Tell apart workbooks from other packed files before anything is unpacked.

    Raises:
        NoTable: it is another kind of file, or swells when it is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
        raise NoTable(_("The file is broken. Save it anew and try again.")) from error
    names = {entry.filename for entry in entries}
    if "mimetype" in names:
        raise NoTable(
            _("This is a file of LibreOffice. Save it as an Excel workbook (.xlsx) or as CSV.")
        )
    if "xl/workbook.xml" not in names:
        raise NoTable(_("This is no table. Choose an Excel workbook (.xlsx) or a CSV file."))
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise NoTable(_("The workbook holds too much. Save only the table, in a new workbook."))


def written(cell: Any) -> str:
    """A cell of a workbook as somebody would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(cell)


def lines_of(rows: Iterable[list[str]]) -> list[Line]:
    """Rows that hold anything, with their numbers.

    Raises:
        NoTable: there is nothing, or too much.
    """
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        cells = tuple(without_control_characters(cell).strip() for cell in row)
        if any(cells):
            lines.append(Line(number, cells))
        if len(lines) > MOST_ROWS + 1:
            text = _("At most %(rows)d rows can be imported at a time.")
            raise NoTable(text % {"rows": MOST_ROWS})
    if not lines:
        raise NoTable(_("There is no table here. Paste the rows with their headings."))
    if max(len(line.cells) for line in lines) > MOST_COLUMNS:
        raise NoTable(_("The table has more than %(columns)d columns.") % {"columns": MOST_COLUMNS})
    if any(len(cell) > MOST_CELL for line in lines for cell in line.cells):
        raise NoTable(
            _("A cell holds more than %(characters)d characters.") % {"characters": MOST_CELL}
        )
    return lines


def as_text(lines: list[Line]) -> str:
    """The rows as a spreadsheet copies them, each where it stood: rows keep their numbers."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    at = 1
    for line in lines:
        stream.write("\n" * (line.number - at))
        writer.writerow(line.cells)
        # A line break within a cell makes no new row.
        at = line.number + 1
    return stream.getvalue()
