"""The secret page: what it tells, and that only buttons change anything."""

import json

import pytest

from events.enums import OccasionState
from events.registration import links, places
from events.registration.enums import State
from tests.events.registration.conftest import email_answer
from tests.events.registration.test_form import FIELDS, OWN, USUAL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


def address(registration, rest="") -> str:
    return f"/anmalan/min/{links.token_of(registration)}/{rest}"


@pytest.fixture
def read(client):
    """The secret page of a registration, as text."""

    def get(registration) -> str:
        response = client.get(address(registration))
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def press(client):
    """Presses a button on the secret page."""

    def post(registration, act):
        return client.post(address(registration), {"act": act}, headers=OWN)

    return post


def state(registration) -> str:
    registration.refresh_from_db()
    return registration.state


def test_the_page_tells_how_it_stands(register, read):
    first, _second, third, fourth = (register(who) for who in "abcd")
    assert "Du är anmäld" in read(first)
    assert "Du är nummer 1 på väntelistan" in read(third)
    assert "Du är nummer 2 på väntelistan" in read(fourth)
    places.cancel(first.pk)
    assert "Anmälan är avbokad." in read(first)
    assert "22 april 2026 klockan 10.00" in read(third)


def test_reading_changes_nothing(register, course, client, read):
    course.needs_confirmation = True
    course.save()
    registration = register("a")
    assert "Bekräfta" in read(registration)
    for act in ("confirm", "cancel", "accept"):
        client.get(address(registration), {"act": act})
        client.head(address(registration), {"act": act})
    assert state(registration) == State.UNCONFIRMED


def test_the_buttons_confirm_accept_and_cancel(register, course, press):
    first, _second, third = (register(who) for who in "abc")
    assert press(first, "cancel").status_code == 303
    assert state(first) == State.CANCELLED
    assert press(third, "accept").status_code == 303
    assert state(third) == State.REGISTERED
    course.needs_confirmation = True
    course.save()
    places.cancel(third.pk)
    fourth = register("d")
    assert press(fourth, "confirm").status_code == 303
    assert state(fourth) == State.REGISTERED


@pytest.mark.parametrize("act", ["accept", "destroy", ""])
def test_what_cannot_be_done_is_said_and_not_done(register, press, act):
    _first, _second, third = (register(who) for who in "abc")
    response = press(third, act)
    assert response.status_code == 409
    assert "Det går inte längre" in response.content.decode()
    assert state(third) == State.WAITING


def test_another_sites_button_does_nothing(register, client):
    registration = register("a")
    evil = {"Origin": "https://evil.example"}
    assert client.post(address(registration), {"act": "cancel"}, headers=evil).status_code == 403
    assert state(registration) == State.REGISTERED


def test_a_browser_that_sends_no_referrer_can_press_the_buttons(register, client):
    registration = register("a")
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    client.post(address(registration), {"act": "cancel"}, headers=headers)
    assert state(registration) == State.CANCELLED


def test_the_page_is_for_its_owner_alone(register, client, evening):
    registration = register("a")
    response = client.get(address(registration))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "data-feedback-form" not in response.content.decode()
    for token in (registration.reference, f"{registration.reference}.x", "x"):
        assert client.get(f"/anmalan/min/{token}/").status_code == 404


def test_answers_and_size_can_be_changed_and_the_address_cannot(register, course, client, read):
    course.registration_fields = json.dumps(
        [{**block, "value": {**USUAL, **block["value"]}} for block in FIELDS]
    )
    course.save()
    registration = register("a")
    form = client.get(address(registration, "andra/")).content.decode()
    assert "answer-email" not in form
    sent = {"answer-name": "Ali", "answer-b-choice": "Måndag", "answer-b-tick": "1", "size": "2"}
    response = client.post(address(registration, "andra/"), sent, headers=OWN)
    assert response.status_code == 303
    registration.refresh_from_db()
    assert (registration.size, registration.name) == (2, "Ali")
    assert registration.email == "a@sjoby.example"
    page = read(registration)
    assert "Måndag" in page
    assert "2 personer" in page
    form = client.get(address(registration, "andra/")).content.decode()
    assert 'value="Ali"' in form
    assert form.count("checked") == 2


def test_changes_that_do_not_fit_are_said_and_keep_what_was_written(register, client):
    registration = register("a")
    sent = {"answer-name": "Ali", "size": "5"}
    response = client.post(address(registration, "andra/"), sent, headers=OWN)
    assert response.status_code == 409
    assert "1 plats finns kvar." in response.content.decode()
    assert 'value="Ali"' in response.content.decode()
    faulty = client.post(address(registration, "andra/"), {"size": "0"}, headers=OWN)
    assert faulty.status_code == 422


def test_nothing_is_changed_once_it_has_begun(register, client, april, read):
    registration = register("a")
    april.move_to("2026-05-05 18:00+02:00")
    assert client.get(address(registration, "andra/")).status_code == 303
    assert "Avboka anmälan" not in read(registration)


def test_the_private_address_online_is_for_those_who_have_a_place(register, course, client, read):
    course.form, course.online_url = "both", "https://mote.example/rum"
    course.save()
    first, _second, third = (register(who) for who in "abc")
    assert "https://mote.example/rum" in read(first)
    assert "https://mote.example/rum" not in read(third)
    for registration, told in ((first, True), (third, False)):
        calendar = client.get(address(registration, "kalender.ics"))
        assert calendar["Content-Type"].startswith("text/calendar")
        assert ("mote.example" in calendar.content.decode()) is told


@pytest.mark.parametrize(
    ("occasion_state", "words"),
    [(OccasionState.CANCELLED, "Sjukdom"), (OccasionState.POSTPONED, "uppskjutet")],
)
def test_what_has_become_of_the_occasion_is_told(register, evening, read, occasion_state, words):
    registration = register("a")
    evening.state, evening.note = occasion_state, "Sjukdom"
    evening.save()
    assert words in read(registration)


def test_the_page_outlives_the_event_and_the_answers(register, course, read, april):
    registration = register("a")
    course.unpublish()
    assert "Du är anmäld" in read(registration)
    april.move_to("2026-07-01 12:00+02:00")
    registration.answers.all().delete()
    assert "Evenemanget är över." in read(registration)


def test_the_page_is_in_every_language(register, course, client, locales):
    registration = register("a", language="ar", answers=[email_answer("a@sjoby.example")])
    home = course.get_parent().get_parent().specific
    home.copy_for_translation(locales["ar"]).save_revision().publish()
    assert links.secret_address(registration).endswith(f"/ar{address(registration)}")
    page = client.get(f"/ar{address(registration)}").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
