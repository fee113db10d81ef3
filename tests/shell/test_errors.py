"""What readers meet when something is missing, forbidden or broken."""

import re

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from wagtail.models import Locale, PageViewRestriction

from samverkan import errors, urls
from tests.factories import StandardPageFactory


@pytest.fixture
def lenient() -> Client:
    """A client that gets the 500 page instead of the exception."""
    return Client(raise_request_exception=False)


def test_missing_page_is_404_in_the_sites_look_and_the_readers_language(client, home):
    response = client.get("/ar/finns-inte/")
    page = response.content.decode()
    assert response.status_code == 404
    assert re.search(r'<html lang="ar" dir="rtl"', page)
    assert 'class="site-header"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_missing_page_asks_for_feedback(client, home):
    assert "data-feedback" in client.get("/finns-inte/").content.decode()


def test_missing_page_in_an_unpublished_language_is_a_swedish_404(client, home):
    Locale.objects.filter(language_code="fi").delete()
    response = client.get("/fi/finns-inte/")
    assert response.status_code == 404


@pytest.mark.parametrize("address", ["/%00/", "/a%00b/?q=%00", "/%ff/", "/en/%00", "/./../"])
def test_odd_addresses_are_404_and_never_500(client, home, address):
    assert client.get(address).status_code == 404


def test_missing_page_without_any_site_is_still_404(client, locales):
    from wagtail.models import Site

    Site.objects.all().delete()
    assert client.get("/finns-inte/").status_code == 404


def broken_view(request):
    raise RuntimeError("broken")


urlpatterns = [path("trasig/", broken_view), path("ar/trasig/", broken_view), *urls.urlpatterns]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


@override_settings(ROOT_URLCONF="tests.shell.test_errors")
def test_broken_view_is_500_in_the_readers_language_and_kept_by_no_cache(lenient, home):
    response = lenient.get("/ar/trasig/")
    assert response.status_code == 500
    assert '<html lang="ar" dir="rtl">' in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


@override_settings(ROOT_URLCONF="tests.shell.test_errors")
def test_broken_page_costs_no_query_and_needs_no_static_manifest(
    home, django_assert_num_queries, settings
):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/en/"))
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/ar/nyheter/", "/finns-inte/"])
def test_with_the_database_down_readers_get_the_500_page(database_down, lenient, address):
    response = lenient.get(address)
    assert response.status_code == 500
    assert "<h1" in response.content.decode()
    assert "connection refused" not in response.content.decode()


@override_settings(ALLOWED_HOSTS=["samverkan.example"])
def test_unknown_host_is_400_without_a_stack_trace(lenient, home):
    response = lenient.get("/")
    assert response.status_code == 400
    assert "<h1" in response.content.decode()


def test_page_with_a_password_tells_nothing_of_itself(client, home):
    page = StandardPageFactory(
        parent=home, locale=home.locale, title="Hemlig plan", slug="plan", lead="Ingen får veta."
    )
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesam"
    )
    text = client.get("/plan/").content.decode()
    assert "Hemlig" not in text
    assert "Ingen får veta" not in text


def test_password_opens_the_page_and_no_cache_may_keep_it(home):
    page = StandardPageFactory(parent=home, locale=home.locale, title="Plan", slug="plan")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesam"
    )
    client = Client(enforce_csrf_checks=True)
    asked = client.get("/plan/")
    assert "no-store" in asked["Cache-Control"]
    text = asked.content.decode()
    action = re.search(r'action="(/_util/[^"]+)"', text)[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]
    form = {"password": "fel", "return_url": "/plan/", "csrfmiddlewaretoken": token}
    refused = client.post(action, form)
    assert refused.status_code == 200
    assert "ds-validation-message" in refused.content.decode()
    opened = client.post(action, form | {"password": "sesam"}, follow=True)
    assert "<title>Plan" in opened.content.decode()
    assert "private" in opened["Cache-Control"]
    assert "no-store" in opened["Cache-Control"]


def test_form_without_its_token_is_403_with_advice(home):
    page = StandardPageFactory(parent=home, locale=home.locale, slug="plan")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="sesam"
    )
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    response = Client(enforce_csrf_checks=True).post(address, {"password": "sesam"})
    assert response.status_code == 403
    assert 'class="site-header"' in response.content.decode()
