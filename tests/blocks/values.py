"""A value of each block of an article with every part filled in, each text different.

What blocks refer to is written as ``key:image``, in whose place the fixture ``full_values`` puts
the key of a stored object.
"""

from typing import Any

LINK = {"page": None, "url": "https://bryggan.example/"}

FULL: dict[str, Any] = {
    "text": "<h2>Textens rubrik</h2><p>Textens <b>stycke</b>.</p>",
    "quote": {"text": "Citatets ord", "source": "Citatets källa"},
    "fact_box": {"tone": "important", "heading": "Faktarubrik", "text": "<p>Faktatext</p>"},
    "accordion": {
        "heading": "Dragspelsrubrik",
        "sections": [{"title": "Dragspelsfråga", "text": "<p>Dragspelssvar</p>"}],
    },
    "image": {
        "image": "key:image",
        "alt_text": "Bilden i ord",
        "decorative": False,
        "caption": "Bildtext",
    },
    "video": {
        "title": "Filmens titel",
        "film": "key:film",
        "captions": "key:captions",
        "url": "",
        "poster": "key:image",
        "transcript": "<p>Filmens avskrift</p>",
    },
    "link_list": {
        "heading": "Länkrubrik",
        "links": [
            LINK | {"text": "Länktext", "description": "Länkbeskrivning"},
            {"page": "key:page", "url": "", "text": "Sidlänkstext", "description": ""},
        ],
    },
    "document_list": {
        "heading": "Dokumentrubrik",
        "documents": [
            {"document": "key:document", "title": "Dokumenttitel", "description": "Dokumentord"}
        ],
    },
    "call_to_action": {
        "heading": "Uppmaningsrubrik",
        "text": "Uppmaningstext",
        "link": LINK | {"text": "Uppmaningsknapp"},
    },
    "contacts": {"heading": "Kontaktrubrik", "people": ["key:person"]},
    "organisation": {
        "organisation": "key:organisation",
        "name": "Organisationens namn",
        "logo": "key:image",
        "text": "<p>Organisationens text</p>",
        "interventions": ["Första insatsen", "Andra insatsen"],
        "links": [LINK | {"text": "Organisationens länk"}],
    },
    "organisations": {"heading": "Kortrubrik", "organisations": ["key:organisation"]},
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
