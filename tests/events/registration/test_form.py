"""The public form: what it asks, what it refuses, and what it never tells."""

import json
import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from hypothesis import given
from wagtail.models import PageViewRestriction

from events.enums import OccasionState, RegistrationMode
from events.models import Answer, EventPage, Registration
from events.registration.enums import State
from samverkan.outbox.models import OutgoingEmail
from samverkan.public_forms.timestamp import stamp
from tests.any_input import posts, requests

pytestmark = pytest.mark.django_db

OWN = {"Origin": "http://testserver"}
FIELDS = [
    {"type": "known", "id": "b-name", "value": {"field": "name", "is_required": True}},
    {"type": "known", "id": "b-phone", "value": {"field": "phone", "keep_days": 0}},
    {"type": "text", "id": "b-text", "value": {"question": "Vad vill du veta?"}},
    {
        "type": "choice",
        "id": "b-choice",
        "value": {"question": "Dag?", "choices": ["Måndag", "Tisdag"], "is_required": True},
    },
    {"type": "tick", "id": "b-tick", "value": {"question": "Jag filmas gärna"}},
]
USUAL = {"purpose": "", "is_required": False, "keep_days": 30}


def ask(page: EventPage, *blocks: dict) -> None:
    """Let the event ask these questions."""
    page.registration_fields = json.dumps(
        [{**block, "value": {**USUAL, **block["value"]}} for block in blocks]
    )
    page.save()


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


@pytest.fixture
def url(evening) -> str:
    return f"/anmalan/{evening.pk}/"


def minute_old_stamp() -> str:
    with time_machine.travel(timezone.now() - timezone.timedelta(minutes=1), tick=False):
        return stamp()


def data(**changes) -> dict:
    """What somebody with a browser sends to an event that asks the usual two questions."""
    fields = {
        "answer-name": "Elin Sjögren",
        "answer-email": "elin@sjoby.example",
        "size": "1",
        "stamp": minute_old_stamp(),
        "client_key": "",
    }
    return fields | changes


def send(client, url, **changes):
    return client.post(url, data(**changes), headers=OWN)


def test_name_and_email_are_asked_for_with_purpose_and_time_when_nothing_is_chosen(client, url):
    page = client.get(url).content.decode()
    assert 'autocomplete="name"' in page
    assert 'autocomplete="email"' in page
    assert page.count("Raderas 30 dagar efter evenemanget.") == 2
    assert "Så att vi vet vem som kommer." in page


def test_who_registers_is_thanked_on_a_page_that_can_be_reloaded(client, url, evening):
    response = send(client, url)
    assert response.status_code == 303
    thanks = client.get(response["Location"])
    assert "Du är anmäld" in thanks.content.decode()
    assert thanks["Cache-Control"] == "private, no-store"
    assert "elin" not in thanks.content.decode().lower()
    registration = Registration.objects.get()
    assert (registration.occasion, registration.state) == (evening, State.REGISTERED)
    assert (registration.name, registration.email) == ("Elin Sjögren", "elin@sjoby.example")
    assert not response.cookies


def test_nothing_personal_stands_on_the_registration_itself(client, url):
    send(client, url)
    [row] = Registration.objects.values()
    assert not re.search("elin|sjögren", str(row), re.IGNORECASE)


def test_the_editors_own_questions_are_asked_and_each_answer_keeps_its_own_time(
    client, url, course
):
    ask(course, *FIELDS)
    response = send(
        client,
        url,
        **{
            "answer-phone": "070-174 06 05",
            "answer-b-text": "Hur ofta?",
            "answer-b-choice": "Tisdag",
            "answer-b-tick": "1",
        },
    )
    assert response.status_code == 303
    stored = {answer.field: answer for answer in Answer.objects.all()}
    assert {name: answer.value for name, answer in stored.items()} == {
        "name": "Elin Sjögren",
        "phone": "+46 70 174 06 05",
        "b-text": "Hur ofta?",
        "b-choice": "Tisdag",
        "b-tick": "1",
        "email": "elin@sjoby.example",
    }
    assert stored["phone"].keep_days == 0
    assert stored["b-choice"].label == "Dag?"


def test_a_fault_keeps_everything_and_the_summary_leads_to_each_field(client, url, course):
    ask(course, *FIELDS)
    response = send(
        client, url, **{"answer-email": "elin@", "answer-b-text": "Hur ofta?", "size": "9"}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fel: " in page
    for target in ("id_answer-email", "id_answer-b-choice_0", "id_size"):
        assert f'href="#{target}"' in page
        assert f'id="{target}"' in page
    assert "Hur ofta?" in page
    assert 'value="Elin Sjögren"' in page
    assert not Registration.objects.exists()


def test_a_personal_number_is_warned_about_once(client, url, course):
    ask(course, *FIELDS)
    answers = {"answer-b-choice": "Tisdag", "answer-b-text": "Jag är 19121212-1212"}
    warned = send(client, url, **answers)
    assert warned.status_code == 200
    assert "personnummer" in warned.content.decode()
    assert not Registration.objects.exists()
    assert send(client, url, **answers, seen_warning="1").status_code == 303


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": OccasionState.CANCELLED, "note": "Sjukdom"}, "inställt"),
        ({"state": OccasionState.POSTPONED}, "uppskjutet"),
    ],
)
def test_why_nobody_can_register_stands_in_place_of_the_form(client, url, evening, changes, words):
    for name, value in changes.items():
        setattr(evening, name, value)
    evening.save()
    page = client.get(url).content.decode()
    assert words in page
    assert 'name="answer-email"' not in page
    assert send(client, url).status_code == 409


def test_when_registration_opens_is_told(client, url, course):
    course.opens_at = timezone.now() + timezone.timedelta(days=1)
    course.save()
    assert "21 april 2026 klockan 10.00" in client.get(url).content.decode()


def test_full_is_told_without_a_form_and_what_was_written_is_kept_when_it_fills_up(
    client, url, evening, register
):
    for who in "abc":
        register(who)
    assert "väntelistan" in client.get(url).content.decode()
    response = send(client, url, size="3")
    assert response.status_code == 409
    assert 'value="Elin Sjögren"' in response.content.decode()
    register("d")
    assert "Alla platser är tagna" in client.get(url).content.decode()


def test_there_is_no_form_where_nobody_may_read_about_the_event(client, url, course):
    course.unpublish()
    assert client.get(url).status_code == 404
    assert client.get("/anmalan/99999999999999999999/").status_code == 404
    course.registration = RegistrationMode.NONE


def test_a_double_click_without_a_script_is_one_registration(client, url):
    assert send(client, url)["Location"] == send(client, url)["Location"]
    assert Registration.objects.count() == 1


def test_who_goes_back_and_changes_the_address_registers_somebody_else(client, url):
    key = "k" * 32
    send(client, url, client_key=key)
    send(client, url, client_key=key)
    send(client, url, client_key=key, **{"answer-email": "ali@sjoby.example"})
    assert Registration.objects.count() == 2


def test_the_same_address_again_gets_the_same_answer_and_nobody_learns_anything(client, url):
    first = send(client, url, client_key="a" * 32)
    second = send(client, url, client_key="b" * 32, **{"answer-email": "Elin@SJOBY.example"})
    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    "changes", [{"additional_subject": "x"}, {"stamp": "fresh"}, {"stamp": ""}]
)
def test_what_looks_like_a_robot_is_kept_but_has_to_confirm(client, url, evening, changes):
    if changes.get("stamp") == "fresh":
        changes = {"stamp": stamp()}
    headers = {} if changes == {"stamp": ""} else OWN
    response = client.post(url, data(**changes), headers=headers)
    assert "Bekräfta din anmälan" in client.get(response["Location"]).content.decode()
    registration = Registration.objects.get()
    assert registration.state == State.UNCONFIRMED
    assert registration.held_until is None


def test_another_sites_form_stores_nothing(client, url):
    response = client.post(url, data(), headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert not Registration.objects.exists()


def test_a_reader_in_another_language_gets_the_form_and_the_events_words_marked(
    client, url, course, locales
):
    from wagtail.models import Page

    home = course.get_parent().get_parent()
    arabic_home = home.specific.copy_for_translation(locales["ar"])
    arabic_home.save_revision().publish()
    course.consent = "Jag godkänner."
    course.save()
    ask(course, *FIELDS)
    page = client.get(f"/ar{url}").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert re.search(r'lang="sv" dir="ltr">\s*Jag godkänner.', page)
    soup = BeautifulSoup(page, "html.parser")
    swedish = [part.get_text(strip=True) for part in soup.select("form [lang=sv]")]
    assert {"Dag?", "Jag filmas gärna", "Vad vill du veta?"} <= set(swedish)
    assert soup.select(".registration__optional")
    assert not soup.select("[lang=sv] .registration__optional")
    assert Page.objects.filter(pk=arabic_home.pk, live=True).exists()
    response = send(client, f"/ar{url}", **{"answer-b-choice": "Tisdag"})
    assert response["Location"].startswith("/ar/anmalan/")
    assert Registration.objects.get().language == "ar"


def test_every_question_can_be_asked_twice_without_harm(client, url, course):
    ask(course, FIELDS[0], FIELDS[0])
    assert client.get(url).status_code == 200


def test_the_page_sets_no_cookie_and_is_kept_by_nobody(client, url):
    response = client.get(url)
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


NAMES = (
    "answer-name answer-email answer-phone answer-b-text answer-b-choice answer-b-tick "
    "size stamp client_key seen_warning additional_subject"
)


@pytest.fixture
def inquisitive(course, url) -> str:
    """The address of a form that asks everything."""
    ask(course, *FIELDS)
    return url


@requests
@given(posted=posts(NAMES))
def test_no_post_fails(client, inquisitive, posted):
    url = inquisitive
    assert client.post(url, posted, headers=OWN).status_code in (200, 303, 409, 422)
    assert client.post(url, data(**posted), headers=OWN).status_code in (200, 303, 409, 422)
    assert not OutgoingEmail.objects.filter(subject__contains="@").exists()


class TestRestrictedEvents:
    """An event that not everybody may read asks for the same before anybody registers to it."""

    @pytest.fixture
    def restrict(self, course):
        def make(kind, **fields):
            return PageViewRestriction.objects.create(
                page=course.get_parent(), restriction_type=kind, **fields
            )

        return make

    def test_the_password_is_asked_for_and_leads_to_the_form(self, client, restrict, course, url):
        restriction = restrict(PageViewRestriction.PASSWORD, password="hemligt")
        asked = client.get(url)
        assert "Namn" not in asked.text
        assert f'value="{url}"' in asked.text
        given = {"password": "hemligt", "return_url": url}
        address = f"/_util/authenticate_with_password/{restriction.pk}/{course.pk}/"
        assert client.post(address, given).url == url
        assert "Namn" in client.get(url).text
        assert client.post(url, data(), headers=OWN).status_code == 303
        assert Registration.objects.count() == 1

    def test_nobody_registers_without_the_password(self, client, restrict, url):
        restrict(PageViewRestriction.PASSWORD, password="hemligt")
        assert "Namn" not in client.post(url, data(), headers=OWN).text
        assert not Registration.objects.exists()

    def test_who_has_to_log_in_is_sent_there_and_back(self, client, restrict, url, staff):
        restrict(PageViewRestriction.LOGIN)
        answer = client.get(url)
        assert (answer.status_code, f"next={url}" in answer.url) == (302, True)
        client.force_login(staff())
        assert client.get(url).status_code == 200

    def test_the_thanks_are_for_the_same_people(self, client, restrict, url):
        thanked = client.post(url, data(), headers=OWN).url
        restrict(PageViewRestriction.PASSWORD, password="hemligt")
        assert "Språkkafé" not in client.get(thanked).text
