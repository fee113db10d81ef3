"""What staff do with one registration, alone and two at once."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import Registration
from events.registration import letters
from events.registration.enums import LogKind, State
from events.registration.links import secret_address
from samverkan.outbox.models import OutgoingEmail
from tests.factories import EventPageFactory, OccasionFactory, UserFactory


def detail(registration):
    return reverse("registrations:person", args=[registration.pk])


def take(client, registration, step, seen=None, **data):
    if seen is None:
        seen = max(registration.log.values_list("pk", flat=True), default=0)
    url = reverse(f"registrations:{step}", args=[registration.pk])
    return client.post(url, {"seen": seen, **data})


def offered(client, registration):
    return {item["step"].name for item in client.get(detail(registration)).context["steps"]}


def state(registration):
    return Registration.objects.get(pk=registration.pk).state


def test_shows_answers_history_and_the_place_in_line(client, manager, person, ask):
    person("Bo", state="waiting")
    elin = person("Elin", state="waiting")
    ask(elin, "Hur hittade du hit?", "Via biblioteket")
    page = client.get(detail(elin))
    assert "Via biblioteket" in page.text
    assert page.context["place_in_line"] == 2


def test_only_what_makes_sense_is_offered(client, manager, person):
    assert offered(client, person("Elin")) == {"present", "absent", "send-link", "cancel"}
    assert offered(client, person("Bo", state="waiting")) == {
        "give-place",
        "offer",
        "send-link",
        "cancel",
    }
    assert offered(client, person("Kim", state="cancelled")) == {"give-place"}


def test_steps_are_written_down_with_who_took_them(client, manager, person):
    elin = person("Elin", state="waiting")
    assert take(client, elin, "give-place")["Location"] == detail(elin)
    take(client, elin, "present")
    assert list(elin.log.values_list("kind", "user")) == [
        (LogKind.REGISTERED, manager.pk),
        (LogKind.ATTENDED, manager.pk),
    ]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("give-place", "waiting", State.REGISTERED),
        ("offer", "waiting", State.OFFERED),
        ("cancel", "registered", State.CANCELLED),
        ("give-place", "cancelled", State.REGISTERED),
    ],
)
def test_a_double_click_does_it_once(client, manager, person, step, before, after):
    elin = person("Elin", state=before)
    for _click in range(2):
        assert take(client, elin, step, seen=0).status_code == 302
    assert state(elin) == after
    assert elin.log.filter(user=manager).count() == 1


def test_nothing_is_done_when_somebody_else_was_faster(client, manager, person):
    elin = person("Elin", state="waiting")
    elin.log.create(kind=LogKind.CANCELLED, user=UserFactory(first_name="Bo", last_name="Ek"))
    response = take(client, elin, "give-place", seen=0)
    assert response.status_code == 409
    assert "Bo Ek" in response.text
    assert state(elin) == State.WAITING
    assert take(client, elin, "give-place").status_code == 302


def test_the_person_can_be_faster_too(client, manager, person):
    elin = person("Elin")
    elin.log.create(kind=LogKind.RESIZED, note="1 → 2")
    assert take(client, elin, "cancel", seen=0).status_code == 409
    assert state(elin) == State.REGISTERED


def test_attendance_never_conflicts(client, manager, person):
    elin = person("Elin")
    elin.log.create(kind=LogKind.REMINDED)
    assert take(client, elin, "absent", seen=0).status_code == 302
    elin.refresh_from_db()
    assert elin.attended is False


def test_moves_within_the_event_only(client, manager, person, course, evening):
    elin = person("Elin")
    later = OccasionFactory(page=course, start_day=date(2026, 5, 12))
    other = EventPageFactory(parent=course.get_parent(), locale=course.locale)
    foreign = OccasionFactory(page=other, start_day=date(2026, 5, 12))
    assert take(client, elin, "move", occasion=foreign.pk).status_code == 422
    for _click in range(2):
        assert take(client, elin, "move", seen=0, occasion=later.pk).status_code == 302
    elin.refresh_from_db()
    assert elin.occasion == later
    assert elin.log.filter(kind=LogKind.MOVED).count() == 1


def test_a_move_to_what_is_full_says_so_and_keeps_the_place(
    client, manager, person, course, evening
):
    elin = person("Elin", size=2)
    small = OccasionFactory(page=course, start_day=date(2026, 5, 12), capacity=1)
    assert take(client, elin, "move", occasion=small.pk).status_code == 409
    elin.refresh_from_db()
    assert elin.occasion == evening
    take(client, elin, "move", occasion=small.pk, beyond_capacity="on")
    elin.refresh_from_db()
    assert elin.occasion == small


def test_a_step_at_what_is_gone_is_not_found(client, manager):
    for number in (99, 2**70):
        assert client.get(f"/admin/registrations/person/{number}/").status_code == 404
        assert client.post(f"/admin/registrations/person/{number}/cancel/").status_code == 404


def test_the_link_is_sent_again_once_however_often_it_is_asked_for(client, manager, person):
    elin = person("Elin")
    for _click in range(2):
        assert take(client, elin, "send-link").status_code == 302
    letters.send_due()
    email = OutgoingEmail.objects.get()
    assert secret_address(elin) in email.text


def test_getting_a_steps_address_leads_to_the_registration(client, manager, person):
    elin = person("Elin")
    response = client.get(reverse("registrations:cancel", args=[elin.pk]))
    assert response["Location"] == detail(elin)
    assert state(elin) == State.REGISTERED
