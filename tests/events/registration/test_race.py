"""Many people at the same moment, on a real database with transactions that commit."""

import pytest
from django.db import transaction

from events.models import Registration
from events.registration import places
from events.registration.enums import Refusal, State
from events.registration.rules import Refused
from events.registration.seats import seats
from tests.events.registration.conftest import application
from tests.factories import EventIndexPageFactory
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

RUNNERS = 8


@pytest.fixture
def calendar(home):
    """A calendar that other connections see, unlike one that a module's tests share."""
    return EventIndexPageFactory(parent=home, locale=home.locale)


def registering(evening, who, **changes):
    return lambda: places.register(evening.pk, application(who, **changes))


def test_the_last_place_is_taken_once_and_the_waiting_list_holds(april, evening):
    evening.capacity, evening.waiting_places = 1, RUNNERS - 3
    evening.save()
    outcomes = at_once(*(registering(evening, f"p{n}") for n in range(RUNNERS)))
    refused = [one for one in outcomes if isinstance(one, Refused)]
    assert outcomes.count(State.REGISTERED) == 1
    assert outcomes.count(State.WAITING) == RUNNERS - 3
    assert [one.refusal for one in refused] == [Refusal.FULL] * 2
    numbers = Registration.objects.filter(state=State.WAITING).values_list("queue_number")
    assert len(set(numbers)) == RUNNERS - 3


def test_clicks_at_the_same_moment_are_one_registration(april, evening):
    outcomes = at_once(*(registering(evening, "elin") for _n in range(RUNNERS)))
    assert outcomes == [State.REGISTERED] * RUNNERS
    assert Registration.objects.count() == 1


def test_the_same_address_from_two_windows_is_one_registration(april, evening):
    calls = [registering(evening, "elin", client_key=f"window-{n}") for n in range(RUNNERS)]
    assert at_once(*calls) == [State.REGISTERED] * RUNNERS
    assert Registration.objects.count() == 1


def test_a_freed_place_is_offered_once(april, register, evening):
    evening.waiting_places = 4
    evening.save()
    leaving = [register(who) for who in "ab"]
    waiting = [register(who) for who in "cdef"]
    at_once(
        *(lambda pk=row.pk: places.cancel(pk) for row in leaving),
        *(lambda: places.settle_by_key(evening.pk) for _n in range(4)),
    )
    states = [Registration.objects.get(pk=row.pk).state for row in waiting]
    assert states == [State.OFFERED] * 2 + [State.WAITING] * 2
    assert seats(evening).left == 0


def test_an_offer_cannot_be_both_accepted_and_declined(april, register):
    leaving, _other, waiting = (register(who) for who in "abc")
    places.cancel(leaving.pk)
    accepted, declined = at_once(
        lambda: places.accept(waiting.pk), lambda: places.cancel(waiting.pk)
    )
    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED
    assert isinstance(accepted, Refused | Registration)
    assert isinstance(declined, Registration)


def test_what_breaks_half_way_leaves_nothing(april, evening):
    def register_and_break():
        with transaction.atomic():
            places.register(evening.pk, application("elin"))
            return 1 / 0

    with pytest.raises(ZeroDivisionError):
        register_and_break()
    assert not Registration.objects.exists()
