"""Bodies made of blocks, as readers and as translators meet them."""

from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory

from samverkan.blocks.streams import compose
from samverkan.pages.models import HomePage, StandardPage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
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
    """One value of each block of an article with every part filled in, each text different."""
    image, film, captions, document = (
        ImageFactory(credit="Foto: Sjöby").pk,
        DocumentFactory(file__filename="film.mp4").pk,
        DocumentFactory(file__filename="film.vtt").pk,
        DocumentFactory().pk,
    )
    page = StandardPageFactory(parent=home, title="Om oss").pk
    link = {"page": None, "url": "https://bryggan.example/"}
    return {
        "text": "<h2>Textens rubrik</h2><p>Textens <b>stycke</b>.</p>",
        "quote": {"text": "Citatets ord", "source": "Citatets källa"},
        "fact_box": {"tone": "important", "heading": "Faktarubrik", "text": "<p>Faktatext</p>"},
        "accordion": {
            "heading": "Dragspelsrubrik",
            "sections": [{"title": "Dragspelsfråga", "text": "<p>Dragspelssvar</p>"}],
        },
        "image": {
            "image": image,
            "alt_text": "Bilden i ord",
            "decorative": False,
            "caption": "Bildtext",
        },
        "video": {
            "title": "Filmens titel",
            "film": film,
            "captions": captions,
            "url": "",
            "poster": image,
            "transcript": "<p>Filmens avskrift</p>",
        },
        "link_list": {
            "heading": "Länkrubrik",
            "links": [
                link | {"text": "Länktext", "description": "Länkbeskrivning"},
                {"page": page, "url": "", "text": "Sidlänkstext", "description": ""},
            ],
        },
        "document_list": {
            "heading": "Dokumentrubrik",
            "documents": [
                {"document": document, "title": "Dokumenttitel", "description": "Dokumentord"}
            ],
        },
        "call_to_action": {
            "heading": "Uppmaningsrubrik",
            "text": "Uppmaningstext",
            "link": link | {"text": "Uppmaningsknapp"},
        },
        "contacts": {"heading": "Kontaktrubrik", "people": [PersonFactory().pk]},
        "organisation": {
            "name": "Organisationens namn",
            "logo": image,
            "text": "<p>Organisationens text</p>",
            "interventions": ["Första insatsen", "Andra insatsen"],
            "links": [link | {"text": "Organisationens länk"}],
        },
        "key_figures": {
            "heading": "Sifferrubrik",
            "figures": [{"value": "663 personer", "label": "Sifferord", "previous": "467 förut"}],
            "source": "Sifferkälla",
        },
        "table": {
            "cells": {
                "caption": "Tabellrubrik",
                "columns": [
                    {"type": "text", "heading": "Kolumn ett"},
                    {"type": "number", "heading": "Kolumn två"},
                ],
                "rows": [{"values": ["Cell ett", "8 675"]}, {"values": ["Cell två", "8 676"]}],
            },
            "row_headers": True,
        },
        "timeline": {
            "heading": "Tidsrubrik",
            "events": [{"time": "Året 2006", "title": "Tidstitel", "text": "<p>Tidstext</p>"}],
        },
        "steps": {
            "heading": "Stegrubrik",
            "steps": [{"title": "Stegtitel", "text": "<p>Stegtext</p>"}],
        },
    }
