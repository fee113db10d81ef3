"""Messages to those registered: looked at first, sent once, and nobody left out."""

from uuid import uuid4

import pytest
from django.urls import reverse

from events.admin import letters
from events.models import Message, Registration
from events.registration.enums import LogKind
from samverkan.outbox.models import OutgoingEmail
from tests.factories import AnswerFactory, RegistrationFactory

TEXT = "Ta med en mugg.\n\nVi ses i källaren."


@pytest.fixture
def post(client, evening):
    def send(action="send", key=None, **data):
        url = reverse("registrations:message", args=[evening.pk])
        fields = {"key": key or uuid4(), "text": TEXT, "action": action, **data}
        return client.post(url, fields)

    return send


def recipients():
    return sorted(OutgoingEmail.objects.values_list("recipient", flat=True))


def test_it_goes_to_all_in_a_state_and_to_whoever_is_ticked(client, manager, person, post):
    person("Elin"), person("Bo", state="waiting")
    kim = person("Kim", state="waiting")
    person("Åsa", state="cancelled")
    post(states=["registered"], people=[kim.pk])
    letters.send_due()
    assert recipients() == ["elin@sjoby.example", "kim@sjoby.example"]


def test_a_form_that_is_posted_twice_sends_one_message(client, manager, person, post):
    person("Elin")
    key = uuid4()
    for _post in range(2):
        assert post(key=key, states=["registered"]).status_code == 302
    letters.send_due(), letters.send_due()
    assert OutgoingEmail.objects.count() == Message.objects.count() == 1


def test_a_job_that_dies_half_way_sends_to_everybody_once(
    client, manager, person, post, monkeypatch
):
    for name in ("Elin", "Bo", "Kim"):
        person(name)
    post(states=["registered"])
    real, calls = letters.queue_email, []

    def dies_at_the_second(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError
        return real(*arguments)

    monkeypatch.setattr(letters, "queue_email", dies_at_the_second)
    letters.send_due()
    assert recipients() == []
    monkeypatch.setattr(letters, "queue_email", real)
    letters.send_due()
    assert len(recipients()) == 3
    assert Registration.objects.filter(log__kind=LogKind.MESSAGE).count() == 3


def test_the_preview_sends_nothing_and_shows_each_language(client, manager, person, post):
    person("Elin"), person("Ali", language="ar")
    response = post("preview", states=["registered"])
    assert {preview.language.code for preview in response.context["previews"]} == {"sv", "ar"}
    assert "Ta med en mugg." in response.text
    assert not Message.objects.exists()


def test_the_subject_has_nothing_that_somebody_wrote(client, manager, person, post):
    person("Elin")
    post(states=["registered"], text="Elin har nötallergi")
    letters.send_due()
    email = OutgoingEmail.objects.get()
    assert email.subject == "Meddelande från arrangören: Språkkafé"
    assert "nötallergi" in email.text
    assert "nötallergi" in email.html


def test_it_is_framed_in_the_persons_language(client, manager, person, post):
    person("Ali", language="ar")
    post(states=["registered"])
    letters.send_due()
    assert 'dir="rtl"' in OutgoingEmail.objects.get().html


def test_whoever_has_no_address_is_counted_and_gets_nothing(client, manager, person, evening, post):
    person("Elin")
    nameless = RegistrationFactory(occasion=evening)
    nameless.answers.all().delete()
    AnswerFactory(registration=nameless, kind="name", value="Bo")
    assert post("preview", states=["registered"]).context["without_address"] == 1
    post(states=["registered"])
    letters.send_due()
    assert recipients() == ["elin@sjoby.example"]
    assert post(people=[nameless.pk]).status_code == 422


def test_nobody_chosen_is_refused_and_the_text_is_kept(client, manager, person, post):
    person("Elin")
    response = post()
    assert response.status_code == 422
    assert "Ta med en mugg." in response.text


def test_the_history_shows_it(client, manager, person, post, evening):
    elin = person("Elin")
    post(states=["registered"])
    letters.send_due()
    assert elin.log.get(kind=LogKind.MESSAGE).user == manager
    page = client.get(reverse("registrations:message", args=[evening.pk]))
    assert "Vi ses i källaren." in page.text
    (sent,) = page.context["sent"]
    assert (sent.number, sent.sender) == (1, manager)


def test_another_occasions_people_cannot_be_ticked(client, manager, person, course, post):
    other = RegistrationFactory(occasion__page=course)
    assert post(people=[other.pk]).status_code == 422
