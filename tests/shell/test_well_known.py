"""The files that robots look for: robots.txt, security.txt and the sitemap."""

from datetime import UTC, datetime, timedelta

import pytest
from defusedxml import ElementTree
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from samverkan import sitemaps
from samverkan.shell.signal_handlers import name_default_site
from tests.factories import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read(client, address: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Address to its alternates, hreflang to address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in ElementTree.fromstring(response.content)
    }


def translate(page, locale, **values):
    version = page.copy_for_translation(locale, copy_parents=True)
    version.live = True
    for name, value in values.items():
        setattr(version, name, value)
    version.save()
    return version


@pytest.fixture
def fees(home):
    return StandardPageFactory(parent=home, locale=home.locale, slug="avgifter")


def test_sitemap_lists_each_version_with_all_languages(client, fees, locales):
    translate(fees, locales["ar"])
    found = read(client)
    alternates = {
        "sv": "http://localhost/avgifter/",
        "ar": "http://localhost/ar/avgifter/",
        "x-default": "http://localhost/avgifter/",
    }
    assert found["http://localhost/avgifter/"] == alternates
    assert found["http://localhost/ar/avgifter/"] == alternates


def test_untranslated_page_is_listed_once_without_alternates(client, fees):
    assert read(client)["http://localhost/avgifter/"] == {}
    assert "http://localhost/ar/avgifter/" not in read(client)


def test_easy_read_is_listed_but_is_no_alternate(client, fees):
    translate(fees, Locale.objects.create(language_code="sv-simple"))
    found = read(client)
    assert found["http://localhost/sv-simple/avgifter/"] == {}
    assert found["http://localhost/avgifter/"] == {}


def test_drafts_private_and_hidden_pages_are_not_listed(client, home, fees):
    below = StandardPageFactory(parent=fees, locale=home.locale, slug="barn")
    StandardPageFactory(parent=home, locale=home.locale, slug="utkast", live=False)
    StandardPageFactory(parent=home, locale=home.locale, slug="dold", show_in_search=False)
    PageViewRestriction.objects.create(page=fees, restriction_type=PageViewRestriction.LOGIN)
    assert below.live
    assert list(read(client)) == ["http://localhost/"]


def test_sitemap_costs_the_same_for_n_and_2n_pages(client, home, django_assert_num_queries):
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    for count in (2, 4):
        for _page in range(count):
            NewsPageFactory(parent=index, locale=home.locale)
        client.get("/sitemap.xml")
        with django_assert_num_queries(2):
            client.get("/sitemap.xml")


def test_large_site_has_an_index_and_keeps_versions_together(client, home, locales, monkeypatch):
    monkeypatch.setattr(sitemaps, "GROUPS_PER_FILE", 2)
    for number in range(3):
        page = StandardPageFactory(parent=home, locale=home.locale, slug=f"sida-{number}")
        translate(page, locales["en"])
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [url.text for url in index.iter(f"{SITEMAP}loc")]
    assert parts == ["http://testserver/sitemap-1.xml", "http://testserver/sitemap-2.xml"]
    found = [read(client, "/sitemap-1.xml"), read(client, "/sitemap-2.xml")]
    assert [len(part) for part in found] == [4, 4]
    assert all(len(alternates) == 3 for part in found for alternates in part.values())
    for number in (0, 3, 99999999999999999999):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_keep_out_of_the_admin_and_find_the_sitemap(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml\n" in text


@override_settings(SECURITY_CONTACT="sakerhet@sjoby.example")
def test_security_txt_gives_a_contact_that_has_not_expired(client, home):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    expires = datetime.fromisoformat(fields["Expires"]).astimezone(UTC)
    assert fields["Contact"] == "mailto:sakerhet@sjoby.example"
    assert timedelta(days=100) < expires - timezone.now() < timedelta(days=365)


@override_settings(SECURITY_CONTACT="")
def test_security_txt_is_missing_without_a_contact(client, home):
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.sjoby.example", "https://www.sjoby.example"),
        ("http://sjoby.example:8080", "http://sjoby.example:8080"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_a_new_site_gets_the_operators_address(home, address, expected):
    with override_settings(SITE_URL=address):
        name_default_site()
    assert Site.objects.get().root_url == expected


def test_a_site_that_an_administrator_has_named_keeps_its_name(home):
    Site.objects.update(hostname="www.sjoby.example")
    with override_settings(SITE_URL="https://annat.example"):
        name_default_site()
    assert Site.objects.get().hostname == "www.sjoby.example"
