"""The site's languages: registered in code, switched on by a locale."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from samverkan import languages
from samverkan.locales import public_codes, public_languages

PREFIXED = [language for language in languages.LANGUAGES if language.prefix]


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda language: language.code)
def test_django_and_wagtail_know_every_language_of_the_list(language):
    info = translation.get_language_info(language.code)
    assert (info["name_local"], info["bidi"]) == (language.own_name, language.rtl)
    assert language.code in dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    assert Locale(language_code=language.code).is_bidi is language.rtl
    assert Locale(language_code=language.code).get_display_name()


@pytest.mark.parametrize("language", PREFIXED, ids=lambda language: language.code)
def test_a_language_is_served_as_soon_as_it_has_a_locale_and_no_earlier_or_later(
    client, fees, language
):
    Locale.objects.filter(language_code=language.code).delete()
    address = f"/{language.code}/avgifter/"
    assert client.get(address).status_code == 404
    locale = Locale.objects.create(language_code=language.code)
    response = client.get(address)
    assert response.status_code == 200
    expected = f'<html lang="{language.html_lang}" dir="{language.direction}"'
    assert expected in response.content.decode()
    locale.delete()
    assert client.get(address).status_code == 404


def test_an_unknown_prefix_is_an_ordinary_unknown_address(client, home):
    assert client.get("/de/").status_code == 404
    assert client.get("/sv/").status_code == 404
    assert client.get("/AR/").status_code == 404


def test_a_prefix_without_its_slash_leads_to_the_one_with_it(client, home):
    response = client.get("/ar")
    assert (response.status_code, response["Location"]) == (301, "/ar/")


def test_the_languages_come_in_the_order_of_the_list_and_cost_no_query_when_warm(
    locales, django_assert_num_queries
):
    public_codes()
    with django_assert_num_queries(0):
        assert [language.code for language in public_languages()] == ["sv", "en", "ar"]


def test_easy_read_swedish_can_be_added_in_the_admin(client, admin_client, fees):
    response = admin_client.post(
        reverse("wagtaillocales:add"),
        {
            "language_code": "sv-simple",
            "component-wagtail_localize_localesynchronization-sync_from": "",
        },
    )
    assert response.status_code == 302, response.content.decode()[:2000]
    assert Locale.objects.filter(language_code="sv-simple").exists()
    assert client.get("/sv-simple/avgifter/").status_code == 200
