"""The texts of rows, in the language of the page that shows them.

Rows are the source's. A version in another language has copies of them that hold its texts; a
text that is not translated is shown in the source language, and told to be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samverkan import languages


@dataclass(frozen=True)
class Words:
    """A text and the code of the language that it is in."""

    text: str
    code: str

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


def worded(row: Any, code: str, copy: Any = None) -> Any:
    """The row with its texts as ``row.words``, by the names of its fields.

    Args:
        row: a row of the source.
        code: the language of the page that is read.
        copy: the row of the version in that language, if there is one.
    """
    row.words = {}
    for name in row.texts:
        own = getattr(copy, name) if copy else ""
        source = code if copy is row else languages.SOURCE.code
        row.words[name] = Words(own, code) if own else Words(getattr(row, name), source)
    return row


def worded_by(
    rows: Iterable[Any], code: str, copies: Mapping[UUID, Any] | None = None
) -> list[Any]:
    """Rows with their texts; ``copies`` are those of the version, by translation key."""
    return [worded(row, code, (copies or {}).get(row.translation_key)) for row in rows]


def copies_of(model: type[Any], rows: Iterable[Any], code: str) -> dict[UUID, Any]:
    """The copies of these rows in a language, by translation key. No query for the source's.

    Only copies on pages that anybody may read count.
    """
    if code == languages.SOURCE.code:
        return {}
    readable = model._meta.get_field("page").related_model._default_manager.readable()
    found = model._default_manager.filter(
        translation_key__in=[row.translation_key for row in rows],
        locale__language_code=code,
        page__in=readable,
    )
    return {copy.translation_key: copy for copy in found}
