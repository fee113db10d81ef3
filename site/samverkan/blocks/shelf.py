"""What the choosers of a body refer to, fetched for all its blocks before any of them is read.

Wagtail asks for each kind of block on its own: once for the images of image blocks, once more for
those of video blocks, and so on. While a body is rendered its images and documents are on a shelf,
from which the choosers of every kind of block take them.
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.db.models import Model
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

ModelT = TypeVar("ModelT", bound=Model)

Leaf = tuple[Block, Any]
"""A chooser or a rich text inside other blocks, and the value that is stored for it."""

Shelf = dict[type[Model], Mapping[str, Model | None]]
"""Objects by model and key; None for one that has been looked for in vain."""

_shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


def leaves(block: Block, stored: Any) -> Iterator[Leaf]:
    """Every chooser and rich text that has a value, read from what is stored: no queries."""
    if isinstance(block, ChooserBlock | RichTextBlock):
        if stored:
            yield block, stored
    elif isinstance(block, StreamBlock):
        for child in stored or ():
            if child["type"] in block.child_blocks:
                yield from leaves(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, (stored or {}).get(name))
    elif isinstance(block, ListBlock):
        for item in stored or ():
            in_block_format = block._item_is_in_block_format(item)
            yield from leaves(block.child_block, item["value"] if in_block_format else item)


@contextmanager
def filled(shelf: Shelf) -> Iterator[None]:
    """Let choosers take objects from the shelf for as long as a body is rendered."""
    token = _shelf.set(shelf)
    try:
        yield
    finally:
        _shelf.reset(token)


def is_filled() -> bool:
    """Whether a body is being rendered: for choosers whose templates ask for the rest."""
    return _shelf.get() is not None


def take(
    model: type[ModelT],
    keys: Iterable[int | None],
    fetch: Callable[[list[int]], Mapping[int, ModelT]],
) -> list[ModelT | None]:
    """The objects in order, each an object of its own; None where one has been deleted.

    Args:
        model: what the keys belong to.
        keys: as they are stored.
        fetch: asks the database, where a key has never been on the shelf.
    """
    wanted = list(keys)
    known = [key for key in wanted if key is not None]
    on_shelf = cast("Mapping[str, ModelT | None]", (_shelf.get() or {}).get(model, {}))
    if all(str(key) in on_shelf for key in known):
        return [copy.copy(on_shelf[str(key)]) if key is not None else None for key in wanted]
    found = fetch(known)
    return [copy.copy(found.get(key)) if key is not None else None for key in wanted]
