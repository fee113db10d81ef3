"""The workbook to fill in: headings and one example, and on a second sheet what they mean."""

import io

import openpyxl
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl.styles import Font

from partnerships.importing.columns import Kind
from samverkan import languages
from samverkan.spreadsheets import safe_cell

WIDTH = 24
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(kind: Kind) -> bytes:
    """The template for a kind of row, in the source language."""
    with override(languages.SOURCE.code):
        book = openpyxl.Workbook()
        table = book.active
        table.title = str(kind.label)
        table.append([str(column.heading) for column in kind.columns])
        table.append([safe_cell(str(column.example)) for column in kind.columns])
        table.freeze_panes = "A2"
        notes = book.create_sheet(_("Explanations"))
        notes.append([_("Column"), _("Must be filled in"), _("What is written there")])
        for column in kind.columns:
            help_text = str(kind.model._meta.get_field(column.field).help_text)
            notes.append([str(column.heading), _("Yes") if column.required else _("No"), help_text])
        for sheet in (table, notes):
            for cell in sheet[1]:
                cell.font = Font(bold=True)
                sheet.column_dimensions[cell.column_letter].width = WIDTH
        stream = io.BytesIO()
        book.save(stream)
    return stream.getvalue()
