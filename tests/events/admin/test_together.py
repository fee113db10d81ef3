"""Two members of staff at the same moment, on a real database with transactions that commit."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from events.admin import handling
from events.admin.handling import Conflict
from events.models import Occasion, Registration
from events.registration import desk
from events.registration.answers import GivenAnswer
from events.registration.enums import LogKind, State
from tests.events.registration.test_race import calendar
from tests.factories import OccasionFactory, RegistrationFactory, UserFactory
from tests.together import at_once

__all__ = ["calendar"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    return [UserFactory(), UserFactory()]


def test_of_two_different_steps_one_is_taken_and_the_other_told(april, evening, two):
    registration = RegistrationFactory(occasion=evening, state="waiting", queue_number=1)
    outcomes = at_once(
        lambda: handling.give_place(registration.pk, two[0], 0),
        lambda: handling.cancel(registration.pk, two[1], 0),
    )
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert registration.log.filter(user__in=two).count() == 1


def test_two_moves_in_opposite_directions_do_not_wait_for_each_other(april, course, evening, two):
    later = OccasionFactory(page=course, start_day=date(2026, 5, 12))
    first = RegistrationFactory(occasion=evening)
    second = RegistrationFactory(occasion=later)
    options = {"beyond_capacity": True}
    outcomes = at_once(
        lambda: handling.move(first.pk, two[0], 0, occasion=later.pk, **options),
        lambda: handling.move(second.pk, two[1], 0, occasion=evening.pk, **options),
    )
    assert all(isinstance(one, Registration) for one in outcomes), outcomes
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.occasion, second.occasion) == (later, evening)


def test_whoever_waits_for_the_first_of_two_occasions_holds_not_the_second(
    april, course, evening, two
):
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("One transaction at a time: nobody can wait for each other.")
    later = OccasionFactory(page=course, start_day=date(2026, 5, 12))
    first, second = RegistrationFactory(occasion=evening), RegistrationFactory(occasion=later)
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            Occasion.objects.select_for_update().get(pk=evening.pk)
            moves = pool.submit(
                at_once,
                lambda: desk.move(first.pk, later.pk, two[0], beyond_capacity=True),
                lambda: desk.move(second.pk, evening.pk, two[1], beyond_capacity=True),
            )
            wait_until_waiting(2)
            free = Occasion.objects.select_for_update(skip_locked=True).filter(pk=later.pk)
            assert list(free) == [later]
        assert all(isinstance(one, Registration) for one in moves.result())


def wait_until_waiting(number):
    """Return when so many others wait for locks in this database."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while cursor.execute(waiting).fetchone()[0] < number:
            assert time.monotonic() < deadline, "Nobody waits."
            time.sleep(0.02)
            cursor.execute("SELECT pg_stat_clear_snapshot()")


def test_two_ticks_at_the_door_are_one(april, evening, two):
    registration = RegistrationFactory(occasion=evening)
    at_once(*(lambda user=user: desk.mark_attendance(registration.pk, True, user) for user in two))
    assert registration.log.filter(kind=LogKind.ATTENDED).count() == 1


def test_a_form_that_is_sent_twice_at_once_adds_one_person(april, evening, two):
    key = f"staff-{uuid4()}"
    name = GivenAnswer("name", "name", "Namn", "Elin", 30)

    def add():
        fields = {"size": 1, "language": "sv", "user": two[0], "client_key": key}
        return desk.add(evening.pk, [name], **fields)

    assert len({one.pk for one in at_once(add, add)}) == 1
    assert Registration.objects.filter(state=State.REGISTERED).count() == 1
