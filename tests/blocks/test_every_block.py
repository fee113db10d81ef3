"""What holds for every block, whatever it is for."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import RequestFactory, override_settings
from django.utils.html import strip_tags
from wagtail import blocks as wagtail_blocks
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview

from samverkan.blocks import base
from samverkan.checks import faults
from tests.blocks.conftest import ALL_BLOCKS

pytestmark = pytest.mark.django_db

NAMES = sorted(ALL_BLOCKS)
LISTS = ("latest_news", "upcoming_events", "partnership", "partnerships", "interventions")
"""Blocks that show what there is, or say that there is nothing."""
STRUCTS = [name for name in NAMES if name not in ("text", *LISTS)]


def nulls(block):
    """A stored value where every part is null."""
    return dict.fromkeys(block.child_blocks)


def descendants(block):
    """The block and all blocks in it."""
    yield block
    children = [*getattr(block, "child_blocks", {}).values()]
    children += [block.child_block] if isinstance(block, wagtail_blocks.ListBlock) else []
    for child in children:
        yield from descendants(child)


def strings(prepared):
    """Everything in a value as it is stored."""
    if isinstance(prepared, dict):
        return [item for part in prepared.values() for item in strings(part)]
    if isinstance(prepared, list):
        return [item for part in prepared for item in strings(part)]
    return [prepared]


@pytest.mark.parametrize("name", NAMES)
def test_block_has_icon_label_group_template_and_preview(block, name):
    assert list(faults(block(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_preview_shows_the_block_in_the_sites_look(home, block, name):
    chosen = block(name)
    request = RequestFactory().get("/", {"id": chosen.definition_prefix})
    response = StreamFieldBlockPreview.as_view()(request).render()
    html = response.content.decode()
    assert "build/site.css" in html
    assert "<style" not in html
    if name not in LISTS:
        assert strip_tags(html.partition("<main")[2]).strip()


@pytest.mark.parametrize("name", STRUCTS)
def test_block_with_every_part_null_renders_nothing_to_read(render, block, name):
    assert strip_tags(render(name, nulls(block(name)))).strip() == ""


@pytest.mark.parametrize("name", STRUCTS)
def test_block_that_stores_nothing_at_all_renders_nothing_to_read(render, name):
    assert strip_tags(render(name, {})).strip() == ""


@pytest.mark.parametrize("name", NAMES)
def test_text_without_content_never_becomes_null(block, name):
    texts = (wagtail_blocks.CharBlock, wagtail_blocks.TextBlock, wagtail_blocks.URLBlock)
    for part in descendants(block(name)):
        if isinstance(part, texts):
            assert isinstance(part, base.NeverNull), part.name
            assert part.get_prep_value(part.to_python(None)) == ""
            assert part.get_default() == ""


@pytest.mark.parametrize("name", STRUCTS)
def test_stored_nulls_are_gone_when_the_block_is_saved_again(block, name):
    chosen = block(name)
    value = chosen.to_python(nulls(chosen))
    (from_bulk,) = chosen.bulk_to_python([nulls(chosen)])
    for child_name, child in chosen.child_blocks.items():
        if not isinstance(child, wagtail_blocks.ChooserBlock | wagtail_blocks.StructBlock):
            assert None not in strings(chosen.get_prep_value(value)[child_name])
            assert None not in strings(chosen.get_prep_value(from_bulk)[child_name])


@pytest.mark.parametrize("name", NAMES)
def test_rich_text_inside_a_block_has_no_headings_of_its_own(block, name):
    for part in descendants(block(name)):
        if isinstance(part, wagtail_blocks.RichTextBlock) and part.features is not None:
            assert not {"h2", "h3", "h4", "image", "embed"} & set(part.features)


def test_no_block_of_an_article_shows_code_of_its_own(render_body, full_values):
    html = render_body(*full_values.items())
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)


def test_nothing_in_a_body_is_fetched_from_another_host(render_body, full_values):
    html = render_body(*full_values.items())
    assert not re.findall(r'(?:src|srcset|poster)="(?!/)[^"]*', html)


def test_check_fails_for_a_block_without_a_template(settings):
    settings.ARTICLE_BLOCKS = {"broken": "tests.blocks.broken.BrokenBlock"}
    with pytest.raises(SystemCheckError, match=r"samverkan\.E00"):
        call_command("check", tags=["blocks"], stderr=StringIO())


def test_checks_pass_for_the_site_as_it_is():
    call_command("check", tags=["blocks", "pages"])


@override_settings(ARTICLE_BLOCKS={"lost": "samverkan.blocks.nowhere.LostBlock"})
def test_path_that_leads_to_no_block_is_an_error():
    with pytest.raises(ImportError):
        call_command("check", tags=["blocks"])
