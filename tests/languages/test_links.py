"""The switcher, the notices, and the addresses of links to pages."""

import re

import pytest
from django.template import Context, Template
from django.urls import resolve
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from samverkan import languages
from samverkan.pages.language_links import language_links, language_notice
from samverkan.pages.translations import live_translations, page_address


@pytest.fixture
def reader(rf, locales):
    """Make the request of somebody who reads an address."""

    def make(path: str):
        request = rf.get(path)
        request.resolver_match = resolve(path)
        return request

    return make


def links_by_code(html: str) -> dict[str, str]:
    nav = html.partition('<nav class="languages')[2].partition("</nav>")[0]
    return {
        match["lang"]: match["href"]
        for match in re.finditer(r'href="(?P<href>[^"]+)"\s+hreflang="(?P<lang>[^"]+)"', nav)
    }


def test_live_translations_cost_no_query_when_warm_and_are_in_the_order_of_the_list(
    fees, translate, django_assert_num_queries
):
    translate(fees, "ar")
    translate(fees, "en")
    live_translations(fees)
    with django_assert_num_queries(0):
        versions = live_translations(fees)
    assert [version.code for version in versions.values()] == list(versions)
    assert list(versions) == ["sv", "en", "ar"]


def test_drafts_and_restricted_pages_are_no_live_translations(fees, translate, locales):
    translate(fees, "ar", live=False)
    english = translate(fees, "en")
    parent = Page.objects.get(pk=english.get_parent().pk)
    PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert list(live_translations(fees)) == ["sv"]


def test_the_switcher_leads_to_the_translation_or_to_the_swedish_text_in_its_frame(
    client, fees, translate
):
    translate(fees, "en")
    html = client.get("/avgifter/").content.decode()
    assert links_by_code(html) == {
        "sv": "/avgifter/",
        "en": "/en/avgifter/",
        "ar": "/ar/avgifter/",
    }


def test_every_link_of_the_switcher_answers(client, fees, translate):
    translate(fees, "en")
    for start in ("/", "/avgifter/", "/ar/avgifter/", "/en/"):
        for href in links_by_code(client.get(start).content.decode()).values():
            assert client.get(href).status_code == 200, (start, href)


def test_the_switcher_names_each_language_in_itself_and_marks_the_current(client, fees):
    html = client.get("/ar/avgifter/").content.decode()
    links = re.findall(r"<a class=\"ds-link\"([^>]*)>([^<]*)</a>", html.partition("</nav>")[0])
    by_name = {name: " ".join(attributes.split()) for attributes, name in links}
    assert list(by_name) == ["Svenska", "English", "العربية"]
    assert 'lang="sv" dir="ltr"' in by_name["Svenska"]
    assert "aria-current" in by_name["العربية"]
    assert "aria-current" not in by_name["Svenska"]


def test_a_page_that_only_exists_in_arabic_leads_to_the_other_languages_home_pages(
    client, fees, translate
):
    translate(fees, "ar")
    fees.unpublish()
    html = client.get("/ar/avgifter/").content.decode()
    assert links_by_code(html) == {"sv": "/", "en": "/en/", "ar": "/ar/avgifter/"}


def test_an_unknown_address_leads_to_the_home_pages(reader):
    with languages.reading("ar"):
        request = reader("/ar/finns-inte/")
        assert [link.href for link in language_links(request, None)] == ["/", "/en/", "/ar/"]


def test_easy_read_is_offered_only_where_there_is_such_a_version(client, fees, translate):
    Locale.objects.create(language_code="sv-simple")
    assert "sv-simple" not in links_by_code(client.get("/avgifter/").content.decode())
    translate(fees, "sv-simple", title="Vad det kostar")
    links = links_by_code(client.get("/avgifter/").content.decode())
    assert links["sv-simple"] == "/sv-simple/avgifter/"


def test_the_easy_read_version_and_the_ordinary_one_lead_to_each_other(client, fees, translate):
    translate(fees, "sv-simple", title="Vad det kostar")
    ordinary = client.get("/avgifter/")
    easy = client.get("/sv-simple/avgifter/")
    for response, kind, href in (
        (ordinary, "has-easy-read", "/sv-simple/avgifter/"),
        (easy, "easy-read", "/avgifter/"),
    ):
        notice = response.context["notice"]
        assert notice.kind == kind
        assert [link.href for link in notice.links] == [href]
        assert f'href="{href}"' in response.content.decode().partition("<main")[2]


def test_a_missing_easy_read_version_is_said_in_its_own_words(client, fees):
    Locale.objects.create(language_code="sv-simple")
    assert client.get("/sv-simple/avgifter/").context["notice"].kind == "no-easy-read"


def test_the_notice_links_to_the_versions_that_exist(client, fees, translate):
    translate(fees, "en")
    notice = client.get("/ar/avgifter/").context["notice"]
    assert notice.kind == "untranslated"
    assert [link.href for link in notice.links] == ["/avgifter/", "/en/avgifter/"]


def test_a_page_in_its_own_language_has_no_notice(client, fees, translate):
    translate(fees, "en")
    assert client.get("/avgifter/").context["notice"] is None
    assert client.get("/en/avgifter/").context["notice"] is None


def test_a_view_without_a_page_has_no_notice(reader):
    assert language_notice(reader("/"), None) is None


def test_a_link_stays_in_the_readers_frame_without_a_query(
    rf, fees, translate, django_assert_num_queries
):
    arabic = translate(fees, "ar")
    request = rf.get("/ar/")
    source = Template("{% load languages %}{% page_url a %} {% page_url b %}")
    context = Context({"request": request, "a": fees, "b": arabic})
    page_address(fees, request)
    with languages.reading("ar"), django_assert_num_queries(0):
        assert source.render(context) == "/ar/avgifter/ /ar/avgifter/"
    with languages.reading("sv"), django_assert_num_queries(0):
        assert source.render(context) == "/avgifter/ /ar/avgifter/"


def test_an_absolute_address_has_the_sites_host(fees):
    assert page_address(fees, code="en", absolute=True) == "http://localhost/en/avgifter/"


def test_a_page_outside_of_every_site_has_no_address(db):
    assert page_address(Page.get_first_root_node()) == ""


def test_links_in_running_text_stay_in_the_readers_frame(home, fees, django_assert_num_queries):
    text = f'<p><a linktype="page" id="{fees.pk}">A</a> <a linktype="page" id="0">B</a></p>'
    expand_db_html(text)
    with languages.reading("ar"), django_assert_num_queries(1):
        assert expand_db_html(text) == '<p><a href="/ar/avgifter/">A</a> <a>B</a></p>'
