"""Staff see what those who register get."""

import html
import re

import pytest
from django.urls import reverse

from events.models import Registration
from events.registration.enums import LetterKind
from samverkan.outbox.models import OutgoingEmail
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(course) -> str:
    return reverse("event_letters", args=[course.pk])


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_shown_as_text_and_as_html_that_runs_nothing(admin, url, evening, kind):
    page = admin.get(url, {"kind": kind, "language": "sv"}).content.decode()
    [frame] = re.findall(r'<iframe sandbox\s[^>]*srcdoc="([^"]*)"', page)
    assert "Språkkafé" in html.unescape(frame)
    assert "<pre" in page
    assert not Registration.objects.exists()
    assert not OutgoingEmail.objects.exists()


def test_a_letter_is_shown_in_another_language(admin, url, evening, home, locales):
    home.copy_for_translation(locales["ar"]).save_revision().publish()
    page = admin.get(url, {"kind": "confirmed", "language": "ar"}).content.decode()
    assert "أنت مسجّل" in page


@pytest.mark.parametrize("query", [{}, {"kind": "x"}, {"kind": "waiting", "language": "xx"}])
def test_what_is_not_there_shows_the_usual_letter(admin, url, evening, query):
    assert "Du är anmäld: Språkkafé" in admin.get(url, query).content.decode()


def test_an_event_without_an_occasion_says_so(admin, url):
    assert "inget tillfälle än" in admin.get(url).content.decode()


def test_who_may_neither_edit_the_event_nor_handle_registrations_may_not_see(
    client, url, evening, staff
):
    client.force_login(staff("Handläggare"))
    assert client.get(url).status_code in (302, 403)
    client.force_login(staff("Evenemangsansvarig"))
    assert client.get(url).status_code == 200


def test_the_editor_leads_to_it(admin, url, course):
    page = admin.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert url in page
