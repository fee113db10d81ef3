"""Links lead to published pages in the reader's language, or nowhere at all."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from samverkan.media.models import SiteDocument, SiteImage
from samverkan.pages.models import StandardPage
from tests.blocks.conftest import stored
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    PersonFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


def link(**parts):
    return {"page": None, "url": "", "text": "", **parts}


def link_list(*links):
    return ("link_list", {"heading": "Läs mer", "links": list(links)})


def test_link_to_a_page_takes_the_pages_title_when_it_has_no_text(home, render_body):
    page = StandardPageFactory(parent=home, title="Om oss", slug="om-oss")
    html = render_body(link_list(link(page=page.pk)))
    assert '<a href="/om-oss/">Om oss</a>' in html


def test_link_leads_to_the_translation_for_its_readers(home, locales, render_body):
    home.copy_for_translation(locales["en"]).save_revision().publish()
    page = StandardPageFactory(parent=home, title="Om oss", slug="om-oss")
    english = page.copy_for_translation(locales["en"])
    english.title = "About us"
    english.save_revision().publish()
    source = f'<p><a linktype="page" id="{page.pk}">mer</a></p>'
    with translation.override("en"):
        html = render_body(link_list(link(page=page.pk)), ("text", source))
    assert '<a href="/en/om-oss/">About us</a>' in html
    assert '<a href="/en/om-oss/">mer</a>' in html


def test_unpublished_page_is_neither_linked_nor_named(home, render_body):
    page = StandardPageFactory(parent=home, title="Hemligt utkast", live=False)
    source = f'<p>Se <a linktype="page" id="{page.pk}">här</a>.</p>'
    html = render_body(link_list(link(page=page.pk)), ("text", source))
    assert "Hemligt" not in html
    assert "<p>Se <a>här</a>.</p>" in html


def test_private_page_is_neither_linked_nor_named(home, render_body):
    page = StandardPageFactory(parent=home, title="Bara för personal")
    page.view_restrictions.create(restriction_type="login")
    assert "personal" not in render_body(link_list(link(page=page.pk)))


def test_deleted_page_and_document_leave_the_text_behind(render_body):
    source = (
        '<p><a linktype="page" id="987654">sidan</a> '
        '<a linktype="document" id="987654">planen</a></p>'
    )
    html = render_body(link_list(link(page=987654)), ("text", source))
    assert "<a>sidan</a> <a>planen</a>" in html
    assert "Läs mer" not in html


def test_document_in_running_text_is_linked(render_body):
    document = DocumentFactory()
    html = render_body(("text", f'<p><a linktype="document" id="{document.pk}">plan</a></p>'))
    assert f'<a href="{document.url}">plan</a>' in html


def test_text_rendered_outside_of_a_body_finds_its_own_links(home, render):
    page = StandardPageFactory(parent=home, slug="om-oss")
    html = render("text", f'<p><a linktype="page" id="{page.pk}">mer</a></p>')
    assert '<a href="/om-oss/">mer</a>' in html


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"url": "https://a.example/", "text": "A", "page": True}, {"page", "url"}),
        ({}, {"page"}),
        ({"text": "Bara text"}, {"page"}),
        ({"url": "https://a.example/"}, {"text"}),
    ],
)
def test_editor_is_told_which_part_of_a_link_is_wrong(home, block, parts, where):
    chosen = block("call_to_action").child_blocks["link"]
    if parts.get("page"):
        parts = {**parts, "page": home.pk}
    with pytest.raises(StructBlockValidationError) as error:
        chosen.clean(chosen.to_python(link(**parts)))
    assert set(error.value.block_errors) == where
    assert all(each.messages[0] for each in error.value.block_errors.values())


@pytest.mark.parametrize("parts", [{"url": "https://a.example/", "text": "A"}, {"page": True}])
def test_link_with_one_target_is_accepted(home, block, parts):
    chosen = block("call_to_action").child_blocks["link"]
    if parts.get("page"):
        parts = {"page": home.pk}
    chosen.clean(chosen.to_python(link(**parts)))


def test_link_that_need_not_lead_anywhere_may_be_empty(block):
    chosen = block("contact_call").child_blocks["link"]
    chosen.clean(chosen.to_python(link()))


def test_body_costs_the_same_queries_with_twice_as_many_blocks(
    home, full_values, django_assert_num_queries
):
    page_link = StandardPageFactory(parent=home).pk
    documents = [DocumentFactory().pk for _number in range(4)]

    def children(number):
        text = (
            f'<p><a linktype="page" id="{page_link}">a</a>'
            f'<a linktype="document" id="{documents[number]}">b</a></p>'
        )
        image = ImageFactory().pk
        return [
            *full_values.items(),
            ("text", text),
            ("image", {"image": image, "alt_text": "Ord"}),
            ("organisation", {"name": "Namn", "logo": image, "text": text}),
            ("contacts", {"people": [PersonFactory().pk]}),
        ]

    def render(times):
        body = stored(*(child for number in range(times) for child in children(number)))
        template = Template("{% load blocks %}{% stream page.body %}")

        def once():
            page = StandardPage(title="Sida", body=body)
            return template.render(Context({"page": page, "request": RequestFactory().get("/")}))

        once()
        return once

    for times in (1, 2, 4):
        once = render(times)
        with django_assert_num_queries(4):
            once()


def test_article_with_every_kind_of_block_costs_at_most_twelve_queries(
    client, home, full_values, django_assert_max_num_queries
):
    page = StandardPageFactory(
        parent=home, title="Om", slug="om", body=stored(*full_values.items())
    )
    page.save_revision().publish()
    for _time in range(2):
        assert client.get("/om/").status_code == 200
    with django_assert_max_num_queries(12):
        client.get("/om/")


def test_image_and_document_that_are_deleted_leave_the_rest_of_a_body(render_body, full_values):
    SiteImage.objects.all().delete()
    SiteDocument.objects.all().delete()
    html = render_body(*full_values.items())
    assert "<img" not in html
    assert "Tabellrubrik" in html


def test_preview_of_what_is_not_stored_yet_shows_its_images(home, full_values):
    page = StandardPage(title="Sida")
    block = page.body.stream_block
    page.body = StreamValue(
        block, [("image", block.child_blocks["image"].to_python(full_values["image"]))]
    )
    template = Template("{% load blocks %}{% stream page.body %}")
    html = template.render(Context({"page": page, "request": RequestFactory().get("/")}))
    assert "<img" in html
