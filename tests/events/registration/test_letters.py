"""E-mail: what each letter says, once each, whatever dies meanwhile."""

import re

import pytest
from icalendar import Calendar

from events import announcements
from events.enums import OccasionState
from events.models import LogEntry
from events.registration import desk, letters, places
from events.registration.enums import LetterKind, State
from samverkan.outbox.models import OutgoingEmail
from tests.events.registration.conftest import application, email_answer
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


def sent(who: str = "") -> list[OutgoingEmail]:
    """The letters to somebody, the oldest first, once all that are due have been made."""
    letters.send_due()
    found = OutgoingEmail.objects.order_by("pk")
    return list(found.filter(recipient=f"{who}@sjoby.example") if who else found)


def kinds(who: str) -> list[str]:
    return [email.key.split(":")[2] for email in sent(who)]


def method_of(email: OutgoingEmail) -> str:
    if not email.attachment:
        return ""
    calendar = Calendar.from_ical(bytes(email.attachment))
    assert email.attachment_type == f"text/calendar; method={calendar['METHOD']}"
    return str(calendar["METHOD"])


def test_each_step_is_told_by_a_letter_of_its_own(register):
    first, _second, third, _fourth = (register(who) for who in "abcd")
    sent()
    places.cancel(first.pk)
    sent()
    places.accept(third.pk)
    assert kinds("a") == ["confirmed", "cancelled"]
    assert kinds("c") == ["waiting", "offered", "confirmed"]
    assert kinds("d") == ["waiting"]


def test_whoever_gets_a_place_gets_it_in_the_calendar_and_out_again(register):
    first = register("a")
    places.cancel(first.pk)
    register("b")
    register("c")
    waiting = register("d")
    places.cancel(waiting.pk)
    assert [method_of(email) for email in sent("a")] == ["CANCEL"]
    [confirmed] = sent("b")
    assert method_of(confirmed) == "REQUEST"
    event = Calendar.from_ical(bytes(confirmed.attachment)).events[0]
    assert event["ATTENDEE"] == "mailto:b@sjoby.example"
    assert [method_of(email) for email in sent("d")] == [""]


def test_no_letter_holds_what_somebody_has_answered_and_no_subject_or_key_whom_it_is_for(register):
    food = places.GivenAnswer("food", "food", "Mat", "Nötallergi", 0)
    name = places.GivenAnswer("name", "name", "Namn", "Elin Sjögren", 30)
    register("elin", answers=[email_answer("elin@sjoby.example"), food, name])
    [email] = sent("elin")
    assert not re.search("nötallergi|sjögren", email.text + email.html, re.IGNORECASE)
    assert not re.search("elin", email.subject + email.key, re.IGNORECASE)
    assert email.subject == "Du är anmäld: Språkkafé"
    assert "tisdag 5 maj 2026" in email.text
    assert email.text.count("/anmalan/min/") == 1


def test_the_link_in_the_letter_leads_to_a_page_with_a_button(register, course, client):
    course.needs_confirmation = True
    course.save()
    register("a")
    [email] = sent("a")
    [path] = re.findall(r"https?://[^/]+(/anmalan/min/\S+)", email.text)
    assert 'value="confirm"' in client.get(path).content.decode()


def test_letters_are_in_the_language_that_somebody_registered_in(register):
    register("a", language="ar")
    register("b", language="fi")
    register("c", language="so")
    [arabic], [finnish], [somali] = sent("a"), sent("b"), sent("c")
    assert arabic.subject.startswith("أنت مسجّل")
    assert '<html lang="ar" dir="rtl">' in arabic.html
    assert "/ar/anmalan/min/" in arabic.text
    assert finnish.subject.startswith("Olet ilmoittautunut")
    assert somali.subject.startswith("Du står på väntelistan")


def test_a_letter_that_is_not_true_any_more_is_not_sent(register):
    first = register("a")
    places.cancel(first.pk)
    assert kinds("a") == ["cancelled"]


def test_who_has_no_address_gets_no_letter(evening):
    user = UserFactory()
    desk.add(evening.pk, [], size=1, language="sv", user=user)
    assert sent() == []
    assert not LogEntry.objects.filter(letter_due=True).exists()


def test_a_worker_that_dies_half_way_leaves_no_letter_out_and_sends_none_twice(
    register, monkeypatch
):
    for who in "abcd":
        register(who)
    real, calls = letters.queue_email, []

    def dies(*args):
        calls.append(args)
        if len(calls) in (2, 3):
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(letters, "queue_email", dies)
    for _run in range(2):
        with pytest.raises(KeyboardInterrupt):
            letters.send_due()
    for _run in range(2):
        letters.send_due()
    recipients = OutgoingEmail.objects.values_list("recipient", flat=True)
    assert sorted(recipients) == [f"{who}@sjoby.example" for who in "abcd"]


def test_a_letter_that_cannot_be_made_holds_up_no_other(register, monkeypatch):
    first, _second = register("a"), register("b")
    real = letters.letter_to

    def fails(registration, *args):
        if registration == first:
            raise ZeroDivisionError
        return real(registration, *args)

    monkeypatch.setattr(letters, "letter_to", fails)
    assert kinds("b") == ["confirmed"]
    assert kinds("a") == []
    monkeypatch.undo()
    assert kinds("a") == ["confirmed"]


def test_the_same_address_again_gets_its_link_again(register, evening):
    register("a")
    again = application("a", client_key="another")
    places.register(evening.pk, again)
    assert kinds("a") == ["confirmed", "again"]


class TestChanges:
    """What people are told when the event is published with something new."""

    @pytest.fixture
    def publish(self, course, evening):
        def with_changes(**changes):
            course.refresh_from_db()
            page = course.specific_class.objects.get(pk=course.pk)
            occasion = page.occasions.get(pk=evening.pk)
            for name, value in changes.items():
                setattr(occasion, name, value)
            page.occasions.add(occasion)
            page.save_revision().publish()

        announcements.announce(course)
        return with_changes

    def test_everybody_is_told_of_a_cancellation_the_waiting_list_included(self, register, publish):
        for who in "abc":
            register(who)
        suspect = register("robot", suspicions=["honeypot"], is_suspect=True)
        sent()
        publish(state=OccasionState.CANCELLED, note="Föreläsaren är sjuk.")
        publish()
        assert kinds("a") == ["confirmed", "called_off"]
        assert kinds("c") == ["waiting", "called_off"]
        assert [method_of(email) for email in sent("a")] == ["REQUEST", "CANCEL"]
        assert method_of(sent("c")[1]) == ""
        assert "Föreläsaren är sjuk." in sent("c")[1].text
        assert sent("a")[1].subject == "Inställt: Språkkafé"
        assert "called_off" not in kinds("robot")
        assert suspect.state == State.UNCONFIRMED

    @pytest.mark.parametrize("state", [OccasionState.CANCELLED, OccasionState.POSTPONED])
    def test_why_is_told_as_swedish_in_every_language(self, register, publish, state):
        register("a", language="ar")
        sent()
        publish(state=state, note="Föreläsaren är sjuk.")
        told = sent("a")[1]
        assert '<p lang="sv" dir="ltr">Föreläsaren är sjuk.</p>' in told.html
        assert "Föreläsaren är sjuk." in told.text

    def test_a_new_time_is_told_and_moves_it_in_the_calendar(self, register, publish):
        from datetime import time

        register("a")
        sent()
        publish(start_time=time(17))
        [_confirmed, changed] = sent("a")
        assert "Det är en ny tid." in changed.text
        assert "klockan 17.00" in changed.text
        assert method_of(changed) == "REQUEST"

    def test_postponed_and_on_again_are_told(self, register, publish):
        register("a")
        sent()
        publish(state=OccasionState.POSTPONED)
        publish(state=OccasionState.PLANNED)
        postponed, again = sent("a")[1:]
        assert "Du behåller din plats" in postponed.text
        assert "Det blir av trots allt." in again.text

    def test_what_nobody_needs_to_know_is_not_told(self, register, publish):
        register("a")
        publish(capacity=9, note="Kaffe finns.")
        assert kinds("a") == ["confirmed"]


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_can_be_made_in_every_language(register, kind):
    registration = register("a")
    for code in ("sv", "en", "ar", "fi", "uk", "sv-simple"):
        registration.language = code
        letter = letters.letter_to(registration, kind, "time place")
        subject, text, html = letters.rendered(letter, code)
        assert subject
        assert letter.link in text
        assert letter.link in html
