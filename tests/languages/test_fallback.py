"""A page that is not translated is read in Swedish inside the reader's own frame."""

import pytest
import time_machine
from django.urls import resolve
from wagtail.models import Page, PageViewRestriction


def assert_is_fallback(response):
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="ar" dir="rtl"' in html
    body = html.partition('<div lang="sv" dir="ltr">')[2]
    assert "Vad det kostar." in body
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == '<http://localhost/avgifter/>; rel="canonical"'


def test_a_page_without_a_translation_is_served_in_swedish_in_the_readers_frame(client, fees):
    assert_is_fallback(client.get("/ar/avgifter/"))


def test_a_draft_translation_is_not_shown(client, fees, translate):
    translate(fees, "ar", title="الرسوم", live=False)
    response = client.get("/ar/avgifter/")
    assert_is_fallback(response)
    assert "الرسوم" not in response.content.decode()


def test_a_private_translation_is_not_shown(client, fees, translate):
    private = translate(fees, "ar", title="الرسوم")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    response = client.get("/ar/avgifter/")
    assert_is_fallback(response)
    assert "الرسوم" not in response.content.decode()


def test_a_published_translation_is_served_without_any_notice(client, fees, translate):
    translate(fees, "ar", title="الرسوم")
    response = client.get("/ar/avgifter/")
    assert "الرسوم" in response.content.decode()
    assert 'lang="sv" dir="ltr">' not in response.content.decode().partition("<main")[2]
    assert not response.has_header("X-Robots-Tag")


@pytest.mark.parametrize("path", ["/ar/finns-inte/", "/ar/avgifter/finns-inte/", "/finns-inte/"])
def test_an_address_that_no_language_has_is_not_found(client, fees, path):
    assert client.get(path).status_code == 404


def test_an_unpublished_swedish_page_has_no_fallback(client, fees):
    fees.unpublish()
    assert client.get("/ar/avgifter/").status_code == 404


def test_a_restricted_swedish_page_keeps_its_restriction_in_every_frame(client, fees):
    PageViewRestriction.objects.create(page=fees, restriction_type="login")
    response = client.get("/ar/avgifter/")
    assert response.status_code == 302
    assert response["Location"].startswith("/ar/_util/login/")
    assert resolve("/_util/login/").url_name == "wagtailcore_login"
    assert "Vad det kostar." not in response.content.decode()


def test_a_page_restricted_in_both_languages_keeps_its_own_restriction(client, fees, translate):
    version = translate(fees, "ar")
    for restricted in (fees, version):
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert client.get("/ar/avgifter/").status_code == 302


def test_the_home_page_has_a_fallback_too(client, home):
    response = client.get("/ar/")
    assert response.status_code == 200
    assert '<div lang="sv" dir="ltr">' in response.content.decode()


def test_a_translation_at_another_address_is_found_from_the_swedish_one(client, fees, translate):
    version = translate(fees, "ar")
    version.slug = "fees"
    version.save()
    response = client.get("/ar/avgifter/")
    assert response.status_code == 302
    assert response["Location"] == "/ar/fees/"


def test_a_page_that_exists_only_in_another_language_is_not_found_elsewhere(
    client, fees, translate
):
    version = translate(fees, "ar")
    fees.delete()
    assert client.get("/ar/avgifter/").status_code == 200
    assert client.get("/en/avgifter/").status_code == 404
    assert Page.objects.get(pk=version.pk).live


def test_finding_a_page_takes_the_same_number_of_queries_at_any_depth(
    client, fees, django_assert_max_num_queries
):
    from tests.factories import StandardPageFactory

    below = fees
    for number in range(3):
        below = StandardPageFactory(parent=below, locale=fees.locale, slug=f"niva-{number}")
    client.get(below.url)
    with django_assert_max_num_queries(8) as flat:
        client.get(fees.url)
    with django_assert_max_num_queries(len(flat.captured_queries)):
        client.get(below.url)


@time_machine.travel("2026-03-09T09:15:00Z", tick=False)
def test_neither_header_nor_cookie_chooses_the_language(client, fees):
    fees.asks_feedback = False  # its form carries the time, which differs from answer to answer
    fees.save()
    plain = client.get("/avgifter/")
    client.cookies["django_language"] = "ar"
    response = client.get("/avgifter/", headers={"accept-language": "ar"})
    assert response.status_code == 200
    assert response.content == plain.content
    assert "Accept-Language" not in response.get("Vary", "")
    assert "Cookie" not in response.get("Vary", "")
    arabic = client.get("/ar/avgifter/", headers={"accept-language": "sv"})
    assert '<html lang="ar"' in arabic.content.decode()
