"""The official list of municipalities and counties, read from a table."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.models import Municipality, Region

SHIPPED = Path(__file__).parent / "data" / "municipalities.csv"
"""The list that comes with the platform; ``data/README.md`` tells where it is from."""

CODE_COLUMNS = ("code", "kod")
NAME_COLUMNS = ("name", "namn")


class UnusableList(ValueError):
    """The table is no list of municipalities; nothing has been changed."""


@dataclass(frozen=True)
class Imported:
    """What an import did.

    Attributes:
        added: how many municipalities and counties are new.
        renamed: how many have another name than before.
        unlisted: those that the list does not have, and that stay: somebody may use them.
    """

    added: int
    renamed: int
    unlisted: list[str]


def read(path: Path) -> dict[str, str]:
    """Names by code: two digits for a county, four for a municipality.

    Args:
        path: CSV in UTF-8 with the columns ``code`` and ``name`` (or "Kod" and "Namn"), separated
            by commas or semicolons.

    Raises:
        UnusableList: with what is wrong, and in which row.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableList(_("The file cannot be read as text in UTF-8.")) from error
    names: dict[str, str] = {}
    for number, code, name in _rows(text):
        if not (code.isascii() and code.isdigit() and len(code) in (2, 4)) or not name:
            raise UnusableList(
                _("Row %(row)s: a code of two or four digits and a name are needed.")
                % {"row": number}
            )
        if code in names:
            raise UnusableList(
                _("Row %(row)s: the code %(code)s comes twice.") % {"row": number, "code": code}
            )
        names[code] = name
    for code in names:
        if code[:2] not in names:
            raise UnusableList(_("There is no county with the code %(code)s.") % {"code": code[:2]})
    return names


def _rows(text: str) -> Iterator[tuple[int, str, str]]:
    """Row number, code and name of each row below the heading."""
    heading = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(), delimiter=";" if ";" in heading else ",")
    columns = [cell.strip().casefold() for cell in next(reader, [])]
    try:
        code_at = next(columns.index(name) for name in CODE_COLUMNS if name in columns)
        name_at = next(columns.index(name) for name in NAME_COLUMNS if name in columns)
    except StopIteration as error:
        raise UnusableList(_("The columns code and name are missing.")) from error
    for number, cells in enumerate(reader, start=2):
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * len(columns)]
            yield number, padded[code_at].strip(), padded[name_at].strip()


@transaction.atomic
def save(names: dict[str, str]) -> Imported:
    """Add what is new and rename what has another name. Nothing is removed."""
    regions = {code: name for code, name in names.items() if len(code) == 2}
    municipalities = {code: name for code, name in names.items() if len(code) == 4}
    before = dict(Region.objects.values_list("code", "name"))
    before |= dict(Municipality.objects.values_list("code", "name"))
    for code, name in regions.items():
        if before.get(code) != name:
            Region.objects.update_or_create(code=code, defaults={"name": name})
    for code, name in municipalities.items():
        if before.get(code) != name:
            defaults = {"name": name, "region_id": code[:2]}
            Municipality.objects.update_or_create(code=code, defaults=defaults)
    return Imported(
        added=len(names.keys() - before.keys()),
        renamed=sum(before.get(code, name) != name for code, name in names.items()),
        unlisted=sorted(f"{code} {before[code]}" for code in before.keys() - names.keys()),
    )
