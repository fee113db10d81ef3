"""Bodies made of blocks, as readers and as translators meet them."""

from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory

from samverkan.blocks.streams import compose
from samverkan.pages.models import HomePage, StandardPage
from tests.blocks.values import FULL
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    StandardPageFactory,
)

ALL_BLOCKS = {**settings.HOME_BLOCKS, **settings.ARTICLE_BLOCKS}


@pytest.fixture
def block():
    """A registered block by its name in a stream."""
    return lambda name: dict(compose({name: ALL_BLOCKS[name]}))[name]


@pytest.fixture
def render(block):
    """The HTML of one block alone, from what is stored."""

    def render_block(name: str, value: Any) -> str:
        chosen = block(name)
        request = RequestFactory().get("/")
        return chosen.render(chosen.to_python(value), context={"request": request})

    return render_block


@pytest.fixture
def render_body(home: HomePage):
    """The HTML of a whole body, from what is stored."""

    def render_stream(*children: tuple[str, Any]) -> str:
        page = StandardPage(title="Sida", body=stored(*children))
        template = Template("{% load blocks %}{% stream page.body %}")
        return template.render(Context({"page": page, "request": RequestFactory().get("/")}))

    return render_stream


def stored(*children: tuple[str, Any]) -> list[dict[str, Any]]:
    """Blocks as a stream field stores them."""
    return [{"type": name, "value": value} for name, value in children]


@pytest.fixture
def full_values(home: HomePage) -> dict[str, Any]:
    """The values of ``tests.blocks.values``, with what they refer to stored."""
    keys = {
        "key:image": ImageFactory(credit="Foto: Sjöby").pk,
        "key:film": DocumentFactory(file__filename="film.mp4").pk,
        "key:captions": DocumentFactory(file__filename="film.vtt").pk,
        "key:document": DocumentFactory().pk,
        "key:page": StandardPageFactory(parent=home, title="Om oss").pk,
        "key:person": PersonFactory().pk,
        "key:organisation": OrganisationFactory().pk,
    }

    def with_keys(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: with_keys(part) for name, part in value.items()}
        if isinstance(value, list):
            return [with_keys(part) for part in value]
        return keys.get(value, value) if isinstance(value, str) else value

    return {name: with_keys(value) for name, value in FULL.items()}
