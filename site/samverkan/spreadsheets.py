"""Tables from the admin that are safe to open in a spreadsheet."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.mixins import SpreadsheetExportMixin

_FORMULA = re.compile(r"[\s\x00\ufeff\u200b]*[=+\-@＝＋－＠\t\r\n]")
"""The start of what a spreadsheet takes for a formula (OWASP, CSV injection).

Some programs skip blanks before the sign, and some read full-width signs as the plain ones.
"""


def safe_cell(value: Any) -> Any:
    """The value, with an apostrophe before text that could be taken for a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


class SafeSpreadsheet(SpreadsheetExportMixin):
    """Mixed into a list of the admin before Wagtail's view: its download is safe and readable."""

    def stream_csv(self, queryset: QuerySet) -> Iterator[str]:
        """The lines of the file, after the mark by which spreadsheets know UTF-8."""
        yield "\ufeff"
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Make the cell safe, whatever somebody wrote."""
        return safe_cell(super().preprocess_field_value(field, value, export_format))
