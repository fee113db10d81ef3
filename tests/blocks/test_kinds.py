"""What single kinds of block promise."""

import json
import re

import pytest
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks.struct_block import StructBlockValidationError

from tests.factories import DocumentFactory, ImageFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db


def errors(block, value):
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python(value))
    return error.value.block_errors


PASTED = """
<p class="MsoNormal" style="margin-left:36pt"><span lang="SV" style="font-family:Calibri">Hej
<o:p></o:p></span></p><h2 class="x" id="docs-internal-guid-1">Rubrik</h2>
<table><tr><td>cell</td></tr></table><h1>Stor</h1><h5>Liten</h5><script>alert(1)</script>
<p><a href="javascript:alert(1)">l</a> <u>under</u> <font color="red">r</font></p>
"""
ALLOWED_TAGS = {"h2", "h3", "h4", "p", "b", "i", "ul", "ol", "li", "a", "br"}


def stored_text(block, contentstate):
    converter = ContentstateConverter(block("text").field.widget.converter.features)
    return re.sub(r' data-block-key="[^"]*"', "", converter.to_database_format(contentstate))


def test_pasted_word_and_google_markup_is_cleaned(block):
    converter = ContentstateConverter(block("text").field.widget.converter.features)
    html = stored_text(block, converter.from_database_format(PASTED))
    assert set(re.findall(r"<(\w+)", html)) <= ALLOWED_TAGS
    assert not re.search(r"style|class|javascript|Mso", html)
    assert "Hej" in strip_tags(html)
    assert "<h2>Rubrik</h2>" in html


def test_what_the_editor_never_offers_is_not_stored_even_when_sent(block):
    kinds = ("header-one", "header-six", "blockquote", "code-block", "atomic")
    whole = {"offset": 0, "length": 3}
    contentstate = {
        "blocks": [
            {
                "key": f"k{number}",
                "text": "Ord",
                "type": kind,
                "depth": 0,
                "inlineStyleRanges": [{**whole, "style": "UNDERLINE"}, {**whole, "style": "CODE"}],
                "entityRanges": [{**whole, "key": 0}],
            }
            for number, kind in enumerate(kinds)
        ],
        "entityMap": {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
        },
    }
    html = stored_text(block, json.dumps(contentstate))
    assert set(re.findall(r"<(\w+)", html)) <= ALLOWED_TAGS
    assert "javascript" not in html


def test_image_needs_words_unless_it_is_decoration(block):
    chosen, image = block("image"), ImageFactory().pk
    assert set(errors(chosen, {"image": image, "alt_text": ""})) == {"alt_text"}
    chosen.clean(chosen.to_python({"image": image, "alt_text": "En brygga"}))
    chosen.clean(chosen.to_python({"image": image, "decorative": True}))


def test_decorative_image_has_an_empty_alt_whatever_was_written(render):
    value = {"image": ImageFactory().pk, "decorative": True, "alt_text": "En brygga"}
    html = render("image", value)
    assert 'alt=""' in html
    assert "En brygga" not in html


def test_image_shows_the_credit_of_the_library(render):
    html = render("image", {"image": ImageFactory(credit="Foto: Sjöby").pk, "alt_text": "x"})
    assert "Foto: Sjöby" in html


def test_deleted_image_leaves_nothing_behind(render):
    assert strip_tags(render("image", {"image": 987654, "alt_text": "x"})).strip() == ""


def test_accordion_opens_without_scripts(render):
    html = render("accordion", {"sections": [{"title": "Fråga", "text": "<p>Svar</p>"}]})
    assert re.search(r"<details[^>]*>\s*<summary>Fråga</summary>", html)


def test_document_shows_its_kind_and_size(render):
    document = DocumentFactory(file_size=20480)
    html = strip_tags(render("document_list", {"documents": [{"document": document.pk}]}))
    assert document.title in html
    assert "PDF" in html
    assert "20" in html


def test_table_has_header_cells_and_a_caption(render, full_values):
    html = render("table", full_values["table"])
    assert "<caption>Tabellrubrik</caption>" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2


def test_table_without_row_headings_has_none(render, full_values):
    html = render("table", {**full_values["table"], "row_headers": False})
    assert 'scope="row"' not in html


def test_wide_table_scrolls_by_keyboard_and_is_named(render, full_values):
    html = render("table", full_values["table"])
    assert 'tabindex="0"' in html
    assert 'role="region"' in html
    assert 'aria-label="Tabellrubrik"' in html


def test_numbers_keep_their_direction_in_arabic(render, full_values):
    assert "<bdi>8\u00a0675</bdi>" in render("table", full_values["table"])
    figures = render("key_figures", full_values["key_figures"])
    assert "<bdi>663 personer</bdi>" in figures
    assert "<bdi>467 förut</bdi>" in figures


def test_number_is_never_broken_between_its_thousands(render):
    cells = {
        "caption": "Bidrag",
        "columns": [{"type": "text", "heading": "Avgift"}],
        "rows": [{"values": ["Högst 1 688 kronor"]}],
    }
    assert "Högst 1\u00a0688 kronor" in render("table", {"cells": cells})
    figures = {"figures": [{"value": "1 350 timmar", "label": "x", "previous": "1 100 timmar"}]}
    html = render("key_figures", figures)
    assert "1\u00a0350 timmar" in html
    assert "1\u00a0100 timmar" in html
    text = '<p>Av <a href="https://a.example/1 000 000">1 000 000</a> kronor år 2025 100 till</p>'
    html = render("text", text)
    assert ">1\u00a0000\u00a0000</a> kronor år 2025 100 till" in html
    assert 'href="https://a.example/1 000 000"' in html


def test_contact_card_links_mail_and_telephone(render):
    person = PersonFactory(
        email="a@sjoby.example", phone="+46313900610", role=RoleFactory(name="samordnare")
    )
    html = render("contacts", {"people": [person.pk]})
    assert 'href="mailto:a@sjoby.example"' in html
    assert 'href="tel:+46-31-390-06-10"' in html
    assert '<bdi dir="ltr">031-390 06 10</bdi>' in html


def test_contact_person_who_has_left_is_left_out(render):
    person = PersonFactory(name="Elin")
    html = render("contacts", {"people": [987654, person.pk]})
    assert html.count("<li") == 1


def test_film_elsewhere_is_a_link_that_names_the_service(render):
    html = render("video", {"title": "Film", "url": "https://www.youtube.com/watch?v=x"})
    assert "YouTube" in html
    assert "<iframe" not in html
    assert "<video" not in html


@pytest.mark.parametrize("url", ["https://film.example/1", "https://[bad", "https://", "x"])
def test_film_on_an_unknown_or_broken_address_does_not_fail(render, url):
    assert "href=" in render("video", {"title": "Film", "url": url})


def test_own_film_loads_nothing_until_it_is_started(render, full_values):
    html = render("video", full_values["video"])
    assert re.search(r'<video[^>]*preload="none"', html)
    assert re.search(r'<track[^>]*kind="captions"', html)
    assert "autoplay" not in html


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("film.vtt", "sv"),
        ("film.ar.vtt", "ar"),
        ("Film-EN.vtt", "en"),
        ("film.fa-af.vtt", "fa-AF"),
        ("film.ar_x7Yb2qk.vtt", "ar"),
        ("film.ar_xaYbzqk.vtt", "ar"),
        ("film.xx.vtt", "sv"),
    ],
)
@pytest.mark.parametrize("page_language", ["sv", "ar"])
def test_captions_say_the_language_that_their_file_is_in(
    render, full_values, name, language, page_language
):
    captions = DocumentFactory(file__filename=name).pk
    with translation.override(page_language):
        html = render("video", {**full_values["video"], "captions": captions})
    assert f'srclang="{language}"' in html


def test_video_takes_one_film_of_a_kind_that_browsers_play(block):
    chosen = block("video")
    film, text = DocumentFactory(file__filename="film.MP4").pk, DocumentFactory().pk
    assert set(errors(chosen, {"title": "T"})) == {"film"}
    both = {"title": "T", "film": film, "url": "https://a.example/"}
    assert set(errors(chosen, both)) == {"film", "url"}
    assert set(errors(chosen, {"title": "T", "film": text})) == {"film"}
    assert set(errors(chosen, {"title": "T", "film": film, "captions": text})) == {"captions"}
    chosen.clean(chosen.to_python({"title": "T", "film": film}))


def test_timeline_and_steps_read_in_order(render, full_values):
    for name in ("timeline", "steps"):
        assert "<ol" in render(name, full_values[name])


def test_important_box_says_so_in_words_and_not_by_colour_alone(render):
    value = {"tone": "important", "heading": "Sista dagen", "text": ""}
    assert "block-fact-box__tone" in render("fact_box", value)
    assert "block-fact-box__tone" not in render("fact_box", {**value, "tone": "fact"})


@pytest.mark.parametrize("name", ["quote", "fact_box", "organisation"])
def test_what_an_editor_writes_is_never_markup(render, full_values, name):
    value = {
        key: "<script>alert(1)</script>" if isinstance(part, str) and "<" not in part else part
        for key, part in full_values[name].items()
    }
    assert "<script" not in render(name, value)
