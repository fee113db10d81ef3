"""Conventions of the house as Django system checks."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.blocks import Block
from wagtail.models import Page, get_page_models

from samverkan.blocks.streams import compose


def registered_blocks() -> dict[str, Block]:
    """Every block that an editor can choose, by its dotted path."""
    paths = {*settings.ARTICLE_BLOCKS.values(), *settings.HOME_BLOCKS.values()}
    return dict(compose({path: path for path in sorted(paths)}))


def check_blocks(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Every block has an icon, a label, a group, a template and a preview."""
    return [
        Error(message, obj=path, id=f"samverkan.{code}")
        for path, block in registered_blocks().items()
        for code, message in faults(block)
    ]


def faults(block: Block) -> Iterator[tuple[str, str]]:
    """What a block lacks: the code of the check and the message."""
    if block.meta.icon in ("", Block._meta_class.icon):
        yield "E001", "The block has no icon of its own."
    if not block.meta.label:
        yield "E002", "The block has no label."
    if not block.meta.group:
        yield "E003", "The block is in no group."
    template = getattr(block.meta, "template", None)
    if not template or not exists(template):
        yield "E004", f"The block's template {template!r} does not exist."
    if not block.is_previewable:
        yield "E005", "The block has no preview."


def check_page_templates(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Every page type that can be created has a template that exists."""
    return [
        Error(f"The template {page.template!r} does not exist.", obj=page, id="samverkan.E006")
        for page in get_page_models()
        if page is not Page and page.is_creatable and not exists(page.template)
    ]


def exists(template: str) -> bool:
    """Whether the template engine finds the template."""
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True


def register_checks() -> None:
    """Make the checks part of `manage.py check`."""
    register(check_blocks, "blocks")
    register(check_page_templates, "pages")
