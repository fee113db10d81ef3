"""Every visible text of every block reaches the translator once, and comes back in place."""

import pytest
from django.utils import translation as languages
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from samverkan.pages.models import StandardPage
from tests.blocks.conftest import ALL_BLOCKS
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

NOT_TEXT = ("https://", "important")


def make_page(home, children):
    page = StandardPageFactory(parent=home, title="Översättningssidan")
    stream = page.body.stream_block
    page.body = [(name, stream.child_blocks[name].to_python(value)) for name, value in children]
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def visible_texts(value):
    """Every text of a stored value that readers see, rich text without its tags."""
    if isinstance(value, dict):
        parts = [part for key, part in value.items() if key not in ("type", "id")]
        return [text for part in parts for text in visible_texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in visible_texts(part)]
    if not isinstance(value, str) or not value or value.startswith(NOT_TEXT):
        return []
    return [text for text in _plain(value) if text]


def _plain(html):
    for tag in ("<b>", "</b>"):
        html = html.replace(tag, "")
    return [part.split("<")[0].strip() for part in html.split(">")] if "<" in html else [html]


def submit(page, locale):
    source, _created = TranslationSource.get_or_create_from_instance(page)
    source.update_from_db()
    return Translation.objects.create(source=source, target_locale=locale)


def test_every_visible_text_is_extracted_exactly_once(home, full_values):
    page = make_page(home, full_values.items())
    segments = [
        segment
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path.startswith("body.")
    ]
    texts = [segment.string.render_text() for segment in segments]
    expected = [text for value in full_values.values() for text in visible_texts(value)]
    assert sorted(texts) == sorted(expected)
    assert len(segments) == len({(segment.path, segment.string.data) for segment in segments})


def test_every_text_comes_back_translated_in_its_place(home, locales, full_values):
    page = make_page(home, full_values.items())
    translation = submit(page, locales["en"])
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locales["en"],
            context=segment.context,
            data=f"EN {segment.string.data}",
        )
    translation.save_target(publish=True)
    translated = page.get_translation(locales["en"])
    with languages.override("en"):
        found = visible_texts(translated.body.get_prep_value())
    expected = [text for value in full_values.values() for text in visible_texts(value)]
    prefixed = [text for text in found if text.startswith("EN ")]
    assert len(prefixed) == len(expected)


@pytest.mark.parametrize("empty", [None, "missing"])
def test_page_of_empty_blocks_can_be_sent_to_translation(home, locales, block, empty):
    children = []
    for name in sorted(set(ALL_BLOCKS)):
        child_blocks = getattr(block(name), "child_blocks", None)
        if name == "text":
            children.append((name, ""))
        elif child_blocks is not None and name in StandardPage.body.field.stream_block.child_blocks:
            children.append((name, {} if empty else dict.fromkeys(child_blocks)))
    translation = submit(make_page(home, children), locales["en"])
    translation.save_target(publish=True)
    assert StandardPage.objects.filter(locale=locales["en"]).exists()


def test_text_in_several_cells_of_a_table_is_translated_once(block):
    table = block("table")
    cells = {
        "columns": [{"type": "text", "heading": "Ja"}, {"type": "text", "heading": ""}],
        "rows": [{"values": ["Ja", None]}, {"values": ["Nej", "Ja"]}],
        "caption": None,
    }
    value = table.to_python({"cells": cells})
    child = table.child_blocks["cells"]
    segments = child.get_translatable_segments(value["cells"])
    assert [segment.string.render_text() for segment in segments] == ["Ja", "Nej"]
    english = {"Ja": "Yes", "Nej": "No"}
    restored = child.restore_translated_segments(
        value["cells"],
        [
            StringSegmentValue(segment.path, english[segment.string.render_text()])
            for segment in segments
        ],
    )
    assert child.get_prep_value(restored)["rows"] == [
        {"values": ["Yes", ""]},
        {"values": ["No", "Yes"]},
    ]


def test_translation_of_a_table_survives_that_its_rows_are_moved(block):
    child = block("table").child_blocks["cells"]
    columns = [{"type": "text", "heading": "Rubrik"}]
    rows = [{"values": ["Ett"]}, {"values": ["Två"]}]
    paths = [
        {
            segment.string.data: segment.path
            for segment in child.get_translatable_segments(
                child.to_python({"columns": columns, "rows": order, "caption": ""})
            )
        }
        for order in (rows, rows[::-1])
    ]
    assert paths[0] == paths[1]
