"""What staff do: as people may, and more."""

import pytest

from events.models import Registration
from events.registration import desk
from events.registration.enums import LogKind, Refusal, State
from events.registration.rules import Refused
from tests.events.registration.conftest import email_answer
from tests.factories import RegistrationFactory, UserFactory


@pytest.fixture
def anna(db):
    return UserFactory(first_name="Anna", last_name="Ek")


def add(evening, user, who="elin", **changes):
    fields = {"size": 1, "language": "sv", "user": user, **changes}
    return desk.add(evening.pk, [email_answer(f"{who}@sjoby.example")], **fields)


def test_a_form_that_is_sent_twice_adds_one_person(april, evening, anna):
    first = add(evening, anna, client_key="a")
    assert add(evening, anna, client_key="a") == first
    assert Registration.objects.count() == 1


def test_an_address_is_added_once(april, evening, anna):
    add(evening, anna)
    with pytest.raises(Refused) as refused:
        add(evening, anna)
    assert refused.value.refusal is Refusal.ALREADY


def test_somebody_in_line_can_be_offered_a_place_out_of_turn(april, evening, register, anna):
    register("a", size=2)
    register("b"), (late := register("c"))
    desk.offer(late.pk, anna)
    late.refresh_from_db()
    assert late.state == State.OFFERED
    assert late.offer_expires_at
    assert late.log.last().user == anna


def test_only_who_waits_for_an_occasion_to_come_is_offered_a_place(april, evening, register, anna):
    registered = register("a", size=2)
    waiting = register("b")
    with pytest.raises(Refused):
        desk.offer(registered.pk, anna)
    april.move_to("2026-05-06 10:00+02:00")
    with pytest.raises(Refused):
        desk.offer(waiting.pk, anna)


def test_staff_change_answers_and_number_together_or_not_at_all(april, evening, register, anna):
    registration = register("a")
    RegistrationFactory(occasion=evening, email="b@sjoby.example")
    with pytest.raises(Refused):
        desk.change(registration.pk, 2, [email_answer("B@sjoby.example")], anna)
    registration.refresh_from_db()
    assert (registration.size, registration.email) == (1, "a@sjoby.example")
    desk.change(registration.pk, 2, [email_answer("ny@sjoby.example")], anna)
    registration = Registration.objects.get(pk=registration.pk)
    assert (registration.size, registration.email) == (2, "ny@sjoby.example")
    assert list(registration.log.filter(user=anna).values_list("kind", flat=True)) == [
        LogKind.RESIZED,
        LogKind.ANSWERED,
    ]
