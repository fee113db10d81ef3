"""What holds for everything that a reader can open: no cookie, strict headers, anyone may keep it.

Every page type has an example in ``addresses``; a new page type without one fails a test.
"""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from samverkan.pages.base import BasePage
from tests.conftest import set_up_site
from tests.factories import (
    ContactIndexPageFactory,
    ContactPageFactory,
    DocumentFactory,
    EventIndexPageFactory,
    EventPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    OrganisationIndexPageFactory,
    OrganisationPageFactory,
    PartnershipIndexPageFactory,
    PartnershipPageFactory,
    StandardPageFactory,
    UserFactory,
)

STRICT = "'self'"
VIEWS = ["/sok/?q=avgift", "/ar/sok/", "/finns-inte/", "/robots.txt", "/sitemap.xml"]
KINDS = sorted(
    model._meta.label_lower for model in apps.get_models() if issubclass(model, BasePage)
)


@pytest.fixture(scope="module")
def addresses(module_db) -> dict[str, str]:
    """Page type to the address of an example of it."""
    home = set_up_site()
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    calendar = EventIndexPageFactory(parent=home, locale=home.locale)
    contacts = ContactIndexPageFactory(parent=home, locale=home.locale)
    organisations = OrganisationIndexPageFactory(parent=home, locale=home.locale)
    register = PartnershipIndexPageFactory(parent=home, locale=home.locale)
    pages = [
        home,
        StandardPageFactory(parent=home, locale=home.locale, slug="avgifter"),
        index,
        NewsPageFactory(parent=index, locale=home.locale),
        calendar,
        EventPageFactory(parent=calendar, locale=home.locale),
        contacts,
        ContactPageFactory(parent=contacts, locale=home.locale),
        organisations,
        OrganisationPageFactory(parent=organisations, locale=home.locale),
        register,
        PartnershipPageFactory(parent=register, locale=home.locale),
    ]
    return {page._meta.label_lower: page.get_url() for page in pages}


@pytest.fixture(scope="module")
def responses(addresses):
    """The answers to a reader who comes for the first time."""
    return [Client().get(address) for address in [*addresses.values(), *VIEWS]]


@pytest.fixture
def world(addresses, db) -> dict[str, str]:
    """The examples, for a test that changes them or comes as somebody else."""
    return addresses


def directives(response) -> dict[str, str]:
    policy = response["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_each_page_type_has_an_example(addresses):
    assert sorted(addresses) == KINDS


def test_readers_get_no_cookie_no_session_and_no_token(responses):
    for response in responses:
        assert response.status_code in (200, 404)
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
        assert b"csrfmiddlewaretoken" not in response.content


def test_anyone_may_keep_the_answer_for_a_while(responses):
    for response in responses:
        assert "public" in response["Cache-Control"]
        assert "no-store" not in response["Cache-Control"]


def test_readers_get_the_strict_policy(responses):
    for response in responses:
        policy = directives(response)
        assert policy["default-src"] == STRICT
        assert "unsafe" not in response["Content-Security-Policy"]
        assert policy["object-src"] == "'none'"
        assert policy["form-action"] == STRICT
        assert set(policy["img-src"].split()) == {STRICT, "data:"}


def test_readers_get_the_other_security_headers(responses):
    for response in responses:
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "camera=()" in response["Permissions-Policy"]


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(responses):
    for response in responses:
        text = response.content.decode()
        loaded = re.findall(
            r'<(?:script|img|iframe|source|video)[^>]*\s(?:src|srcset)="([^"]+)"', text
        )
        loaded += re.findall(
            r'<link(?=[^>]*rel="(?:stylesheet|preload|icon)")[^>]*href="([^"]+)"', text
        )
        assert [address for address in loaded if not address.startswith("/")] == []
        scripts = re.findall(r"<script\b([^>]*)>", text)
        assert all("src=" in tag or "application/ld+json" in tag for tag in scripts)
        assert not re.search(r"<style\b|\sstyle=\"|\son[a-z]+=\"", text)


def test_document_is_sent_with_the_strict_policy_and_without_a_cookie(client, home):
    document = DocumentFactory()
    response = client.get(document.url)
    assert response.status_code == 200
    assert directives(response)["default-src"] in (STRICT, "'none'")
    assert "unsafe-inline' 'self" not in response["Content-Security-Policy"]
    assert not response.cookies


def test_admin_alone_gets_the_looser_policy_and_is_kept_by_nobody(client, home):
    login = client.get(reverse("wagtailadmin_login"))
    assert "'unsafe-inline'" in directives(login)["script-src"]
    assert "no-store" in login["Cache-Control"]
    missing = client.get("/admin/finns-inte/")
    assert "no-store" in missing.get("Cache-Control", "")


def test_staff_get_answers_that_no_cache_may_keep_with_a_way_to_the_editor(client, world):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    response = client.get("/avgifter/")
    assert response["Cache-Control"] == "private, no-store"
    assert b"wagtail-userbar" in response.content
    assert "unsafe" not in response["Content-Security-Policy"]


def test_an_old_session_cookie_gives_an_ordinary_page_and_opens_no_session(world):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "gammal"
    response = client.get("/avgifter/")
    assert response.status_code == 200
    assert b"wagtail-userbar" not in response.content
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_restricted_page_is_kept_by_no_cache(client, home, world, kind):
    page = home.get_children().get(slug="avgifter")
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesam")
    response = client.get("/avgifter/")
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]


def test_answer_to_a_post_is_kept_by_no_cache(client, home):
    assert "no-store" in client.post("/sok/")["Cache-Control"]
