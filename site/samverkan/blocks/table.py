"""Tables with header cells, whose every text can be translated."""

from hashlib import sha256

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock


class CellsBlock(TypedTableBlock):
    """Columns of words or of numbers, with their headings and a caption.

    wagtail-localize does not look into tables, so the block hands out its own segments. Each is
    known by a digest of its text and not by its place, so that a translation survives when rows
    are moved and a text that stands in several cells is translated once.
    """

    text = CharBlock(required=False, label=_("Text"))
    number = CharBlock(required=False, label=_("Number"))

    def to_python(self, value: dict | None) -> TypedTable:
        """The table from what is stored."""
        return without_nulls(super().to_python(value))

    def normalize(self, value: TypedTable | dict | None) -> TypedTable:
        """The table as the block knows it."""
        return without_nulls(super().normalize(value))

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Each text of the table once, in the order of reading."""
        texts = dict.fromkeys(text for text in all_texts(table) if text)
        return [StringSegmentValue(digest(text), text) for text in texts]

    def restore_translated_segments(
        self, table: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """The table with the translated texts in the places of the originals."""
        translated = {segment.path: segment.render_text() for segment in segments}

        def translate(text: str) -> str:
            return translated.get(digest(text), text)

        return TypedTable(
            columns=[
                {**column, "heading": translate(column["heading"])} for column in table.columns
            ],
            row_data=[
                {"values": [translate(value) for value in row["values"]]} for row in table.row_data
            ],
            caption=translate(table.caption),
        )


class TableValue(StructValue):
    """The value of a table block."""

    @property
    def has_headings(self) -> bool:
        """Whether any column has a heading."""
        return any(column["heading"] for column in self["cells"].columns)


class TableBlock(StructBlock):
    """A table that can be scrolled sideways, also with the keyboard, where it is too wide."""

    cells = CellsBlock(label=_("Table"))
    row_headers = BooleanBlock(
        required=False,
        default=False,
        label=_("The first column holds headings"),
        help_text=_("Screen readers then say what a row is about in each of its cells."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = groups.FACTS
        description = _("Rows and columns with headings and a caption.")
        template = "blocks/table.html"
        value_class = TableValue
        preview_value = {
            "cells": {
                "caption": "Bidrag till samverkan",
                "columns": [
                    {"type": "text", "heading": "Förening"},
                    {"type": "text", "heading": "Insats"},
                    {"type": "number", "heading": "Kronor"},
                ],
                "rows": [
                    {"values": ["Bryggan", "Språkkafé", "120 000"]},
                    {"values": ["Norra viken", "Läxhjälp", "85 000"]},
                ],
            },
            "row_headers": True,
        }


def without_nulls(table: TypedTable) -> TypedTable:
    """The table with empty strings for what was never filled in."""
    table.caption = table.caption or ""
    for column in table.columns:
        column["heading"] = column["heading"] or ""
    return table


def all_texts(table: TypedTable) -> list[str]:
    """Caption, headings and cells in the order of reading."""
    headings = [column["heading"] for column in table.columns]
    return [table.caption, *headings, *(value for row in table.row_data for value in row["values"])]


def digest(text: str) -> str:
    """A short name for a text, the same wherever the text stands."""
    return sha256(text.encode()).hexdigest()[:16]
