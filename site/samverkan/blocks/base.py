"""What all blocks share: no null is ever stored, and a missing value is an empty one.

wagtail-localize cannot extract a null text, so one forgotten field of one block would keep a whole
page from being translated.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail import blocks
from wagtail.blocks.struct_block import StructValue


class NeverNull:
    """For field blocks of text: null becomes the empty string wherever it enters."""

    def normalize(self, value: str | None) -> str:
        """The value as the block knows it."""
        normalized: str = super().normalize(value or "")  # type: ignore[misc]
        return normalized

    def to_python(self, value: str | None) -> str:
        """The value from what is stored."""
        return value or ""

    def get_prep_value(self, value: str | None) -> str:
        """The value to store."""
        return value or ""


class CharBlock(NeverNull, blocks.CharBlock):
    """One line of text."""


class PlainTextBlock(NeverNull, blocks.TextBlock):
    """Some lines of text without format."""


class URLBlock(NeverNull, blocks.URLBlock):
    """An address outside the site."""


class EmailBlock(NeverNull, blocks.EmailBlock):
    """An e-mail address."""


class StructBlock(blocks.StructBlock):
    """A block made of named parts, where a null part is the same as one never filled in."""

    def to_python(self, value: Mapping[str, Any] | None) -> StructValue:
        """The value from what is stored."""
        return super().to_python(self._without_nulls(value))

    def bulk_to_python(self, values: Iterable[Mapping[str, Any] | None]) -> list[StructValue]:
        """The values from what is stored; related objects of all are fetched together."""
        return super().bulk_to_python([self._without_nulls(value) for value in values])

    def normalize(self, value: Mapping[str, Any]) -> StructValue:
        """The value as the block knows it, with every part in place."""
        if isinstance(value, self.meta.value_class):
            return value
        missing = self.child_blocks.keys() - value.keys()
        defaults = {name: self.child_blocks[name].get_default() for name in missing}
        return super().normalize({**defaults, **value})

    def _without_nulls(self, value: Mapping[str, Any] | None) -> dict[str, Any]:
        parts = {}
        for name, part in (value or {}).items():
            if part is not None:
                parts[name] = part
            elif isinstance(self.child_blocks.get(name), blocks.ListBlock):
                parts[name] = []
        return parts
