"""Streams composed from the blocks that the settings list, so that rooms can add their own."""

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.blocks import Block


def compose(block_paths: dict[str, str]) -> list[tuple[str, Block]]:
    """Name and instance of each block, from its name and dotted path.

    Raises:
        ImportError: a path does not lead to a block.
    """
    return [(name, import_string(path)()) for name, path in block_paths.items()]


def article_blocks() -> list[tuple[str, Block]]:
    """The blocks of an article's body."""
    return compose(settings.ARTICLE_BLOCKS)


def home_blocks() -> list[tuple[str, Block]]:
    """The blocks of a home page."""
    return compose(settings.HOME_BLOCKS)
