"""Cells that are safe to open in a spreadsheet."""

import re
from typing import Any

_FORMULA = re.compile(r"[\s\x00\ufeff\u200b]*[=+\-@＝＋－＠\t\r\n]")
"""The start of what a spreadsheet takes for a formula (OWASP, CSV injection).

Some programs skip blanks before the sign, and some read full-width signs as the plain ones.
"""


def safe_cell(value: Any) -> Any:
    """The value, with an apostrophe before text that could be taken for a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
