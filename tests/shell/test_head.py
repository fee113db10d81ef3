"""What the head of each page tells search engines and those who share a link."""

import json
import re

import pytest
from wagtail.models import PageViewRestriction, Site

from samverkan import languages
from samverkan.shell.models import SiteSettings
from tests.factories import ImageFactory, StandardPageFactory


@pytest.fixture
def fees(home):
    return StandardPageFactory(
        parent=home, locale=home.locale, title="Avgifter", slug="avgifter", lead="Vad det kostar."
    )


@pytest.fixture
def translate(home):
    """Make a live version of a page in another language."""

    def make(page, locale, *, live=True):
        version = page.copy_for_translation(locale, copy_parents=True)
        version.title = f"{page.title} ({locale.language_code})"
        version.live = live
        version.save()
        return version

    return make


def html(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def hreflangs(client, path: str) -> dict[str, str]:
    pattern = r'<link rel="alternate"\s+hreflang="([^"]+)"\s+href="([^"]+)">'
    return dict(re.findall(pattern, html(client, path)))


def data(client, path: str) -> dict[str, dict]:
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html(client, path), re.S
    )
    return {entry["@type"]: entry for entry in map(json.loads, found)}


def test_title_has_the_sites_name_once(client, home, fees):
    SiteSettings.objects.create(site=Site.objects.get(), name="Sjöby kommun")
    assert "<title>Avgifter – Sjöby kommun</title>" in html(client, "/avgifter/")
    assert "<title>Sjöby kommun</title>" in html(client, "/")


def test_description_is_the_lead_until_the_editor_writes_another(client, fees):
    assert '<meta name="description" content="Vad det kostar.">' in html(client, "/avgifter/")
    fees.search_description = "Alla avgifter."
    fees.save()
    assert '<meta name="description" content="Alla avgifter.">' in html(client, "/avgifter/")


def test_long_lead_is_cut_between_words(fees):
    fees.lead = "ord " * 100
    assert len(fees.meta_description) <= 301
    assert fees.meta_description.endswith("ord…")


def test_all_versions_list_the_same_languages_themselves_included(client, fees, translate, locales):
    translate(fees, locales["ar"])
    expected = {
        "sv": "http://localhost/avgifter/",
        "ar": "http://localhost/ar/avgifter/",
        "x-default": "http://localhost/avgifter/",
    }
    assert hreflangs(client, "/avgifter/") == expected
    assert hreflangs(client, "/ar/avgifter/") == expected


def test_drafts_private_and_easy_read_versions_are_no_alternates(client, fees, translate, locales):
    from wagtail.models import Locale

    translate(fees, locales["en"], live=False)
    private = translate(fees, locales["ar"])
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="hemligt"
    )
    easy = translate(fees, Locale.objects.create(language_code="sv-simple"))
    assert hreflangs(client, "/avgifter/") == {}
    assert hreflangs(client, f"/sv-simple/{easy.slug}/") == {}


def test_fallback_page_is_kept_out_of_search_engines_and_points_to_the_swedish(
    client, fees, translate, locales, home
):
    translate(home, locales["ar"])
    page = html(client, "/ar/avgifter/")
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://localhost/avgifter/">' in page
    assert hreflangs(client, "/ar/avgifter/") == {}
    assert data(client, "/ar/avgifter/") == {}


def test_page_hidden_from_search_is_hidden_from_search_engines(client, fees):
    assert "noindex" not in html(client, "/avgifter/")
    fees.show_in_search = False
    fees.save()
    assert '<meta name="robots" content="noindex">' in html(client, "/avgifter/")


def test_breadcrumbs_are_told_to_search_engines(client, fees):
    trail = data(client, "/avgifter/")["BreadcrumbList"]["itemListElement"]
    assert [(step["name"], step["item"]) for step in trail] == [
        ("Startsida", "http://localhost/"),
        ("Avgifter", "http://localhost/avgifter/"),
    ]


def test_home_page_tells_who_runs_the_site(client, home):
    SiteSettings.objects.create(
        site=Site.objects.get(), name="Sjöby kommun", contact_phone="031-390 06 01"
    )
    organization = data(client, "/")["Organization"]
    assert organization["name"] == "Sjöby kommun"
    assert organization["telephone"] == "+46-31-390-06-01"


def test_title_cannot_end_the_data_block(client, fees):
    fees.title = "</script><script>alert(1)</script>"
    fees.save()
    page = html(client, "/avgifter/")
    assert "alert(1)</script>" not in page
    assert data(client, "/avgifter/")["BreadcrumbList"]["itemListElement"][1]["name"] == fees.title


def test_shared_link_has_the_pages_picture_with_its_size(client, fees):
    fees.social_image = ImageFactory(file__width=1300, file__height=700)
    fees.save()
    page = html(client, "/avgifter/")
    assert re.search(r'property="og:image" content="http://localhost/media/[^"]+\.jpg"', page)
    assert '<meta property="og:image:width" content="1200">' in page


def test_missing_picture_file_does_not_take_the_page_down(client, fees):
    image = ImageFactory()
    fees.social_image = image
    fees.save()
    image.file.storage.delete(image.file.name)
    assert "og:image" not in html(client, "/avgifter/")


@pytest.mark.parametrize(
    ("address", "locale"),
    [
        ("/avgifter/", "sv_SE"),
        ("/en/avgifter/", "en_GB"),
        ("/ar/finns-inte/", "ar_AR"),
        ("/ar/avgifter/", "sv_SE"),
    ],
)
def test_those_who_share_are_told_language_and_territory_of_the_text(
    client, fees, translate, locales, address, locale
):
    translate(fees, locales["en"])
    page = client.get(address).content.decode()
    assert f'<meta property="og:locale" content="{locale}">' in page


def test_every_language_has_an_open_graph_locale_with_a_territory():
    for language in languages.LANGUAGES:
        assert re.fullmatch(r"[a-z]{2}_[A-Z]{2}", language.og_locale), language.code
