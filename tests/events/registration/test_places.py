"""Who gets a place, who waits, and who is next."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from events.enums import OccasionState, RegistrationMode
from events.models import LogEntry, Registration
from events.registration import places
from events.registration.enums import Ending, LogKind, Refusal, State
from events.registration.rules import Refused
from events.registration.seats import place_in_line, seats
from tests.events.registration.conftest import NOW, application

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


def state(registration) -> str:
    registration.refresh_from_db()
    return registration.state


def refusal_of(call, *args) -> Refused:
    with pytest.raises(Refused) as caught:
        call(*args)
    return caught.value


def test_a_place_for_each_until_they_are_taken_then_the_waiting_list_then_no(register, evening):
    assert [register(who).state for who in ("a", "b")] == [State.REGISTERED] * 2
    assert [register(who).state for who in ("c", "d")] == [State.WAITING] * 2
    assert refusal_of(register, "e").refusal == Refusal.FULL
    assert (seats(evening).left, seats(evening).waiting_left) == (0, 0)


def test_any_number_comes_where_no_number_is_set(register, evening):
    evening.capacity, evening.waiting_places = None, 0
    evening.save()
    assert {register(f"p{n}", size=5).state for n in range(9)} == {State.REGISTERED}


def test_a_group_counts_as_its_people(register, evening):
    assert register("pair", size=2).state == State.REGISTERED
    assert register("one").state == State.WAITING
    assert refusal_of(places.register, evening.pk, application("two", size=2)).left == 1


def test_a_group_larger_than_what_is_left_waits_or_is_told_what_is_left(register, evening):
    register("a")
    assert register("pair", size=2).state == State.WAITING
    evening.waiting_places = 0
    evening.save()
    Registration.objects.filter(state=State.WAITING).delete()
    refused = refusal_of(places.register, evening.pk, application("three", size=3))
    assert (refused.refusal, refused.left) == (Refusal.TOO_MANY, 1)


def test_nobody_who_registers_passes_those_who_wait(register, evening):
    register("a")
    register("pair", size=2)
    evening.waiting_places = 4
    evening.save()
    assert seats(evening).left == 1
    assert register("later").state == State.WAITING


def test_a_freed_place_is_offered_to_the_first_in_line(register):
    first, _second, third, fourth = (register(who) for who in "abcd")
    assert (place_in_line(third), place_in_line(fourth)) == (1, 2)
    places.cancel(first.pk)
    assert (state(third), state(fourth)) == (State.OFFERED, State.WAITING)
    assert place_in_line(fourth) == 1
    assert third.offer_expires_at == timezone.now() + timedelta(hours=48)


def test_nobody_passes_a_group_for_whom_the_freed_place_does_not_suffice(register, evening):
    first, second = register("a"), register("b")
    evening.waiting_places = 3
    evening.save()
    pair, single = register("pair", size=2), register("c")
    places.cancel(first.pk)
    assert (state(pair), state(single)) == (State.WAITING, State.WAITING)
    places.cancel(second.pk)
    assert (state(pair), state(single)) == (State.OFFERED, State.WAITING)


def test_who_asks_for_more_than_there_is_in_all_is_passed(register, evening):
    first, _second = register("a"), register("b")
    pair = register("pair", size=2)
    evening.capacity, evening.waiting_places = 1, 3
    evening.save()
    single = register("c")
    places.cancel(first.pk)
    assert (state(pair), state(single)) == (State.WAITING, State.WAITING)
    places.cancel(_second.pk)
    assert (state(pair), state(single)) == (State.WAITING, State.OFFERED)


def test_an_offer_is_accepted_once_and_holds_its_place_meanwhile(register):
    first, _second, third = (register(who) for who in "abc")
    places.cancel(first.pk)
    assert register("d").state == State.WAITING
    places.accept(third.pk)
    places.accept(third.pk)
    assert state(third) == State.REGISTERED
    assert third.log.filter(kind=LogKind.ACCEPTED).count() == 1


def test_a_declined_offer_goes_to_the_next_in_line(register):
    first, _second, third, fourth = (register(who) for who in "abcd")
    places.cancel(first.pk)
    places.cancel(third.pk)
    assert state(third) == State.CANCELLED
    assert third.ended == Ending.DECLINED
    assert state(fourth) == State.OFFERED


def test_an_offer_that_is_not_accepted_in_time_goes_to_the_next_in_line(register, evening, april):
    first, _second, third, fourth = (register(who) for who in "abcd")
    places.cancel(first.pk)
    april.shift(timedelta(hours=47))
    places.settle_by_key(evening.pk)
    assert state(third) == State.OFFERED
    april.shift(timedelta(hours=1))
    assert refusal_of(places.accept, third.pk).refusal == Refusal.GONE
    places.settle_by_key(evening.pk)
    assert (state(third), third.ended) == (State.CANCELLED, Ending.LAPSED)
    assert state(fourth) == State.OFFERED


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2026-05-04 18:00+02:00", "2026-05-05 00:00+02:00"),
        ("2026-05-05 16:00+02:00", "2026-05-05 17:00+02:00"),
        ("2026-05-05 17:30+02:00", "2026-05-05 18:00+02:00"),
    ],
)
def test_an_offer_is_shorter_when_the_occasion_is_near(register, at, ends):
    first, _second, third = (register(who) for who in "abc")
    with time_machine.travel(at, tick=False):
        places.cancel(first.pk)
    assert state(third) == State.OFFERED
    assert third.offer_expires_at == datetime.fromisoformat(ends)


def test_no_place_is_offered_once_the_occasion_has_begun_or_when_it_is_cancelled(register, evening):
    first, second, third = (register(who) for who in "abc")
    evening.state, evening.note = OccasionState.CANCELLED, "Sjukdom"
    evening.save()
    places.cancel(first.pk)
    assert state(third) == State.WAITING
    evening.state = OccasionState.PLANNED
    evening.save()
    with time_machine.travel("2026-05-05 18:00+02:00", tick=False):
        assert refusal_of(places.cancel, second.pk).refusal == Refusal.PAST
        places.settle_by_key(evening.pk)
    assert state(third) == State.WAITING


def test_more_places_are_offered_to_those_who_wait(register, evening):
    _first, _second, third, fourth = (register(who) for who in "abcd")
    evening.capacity = 4
    evening.save()
    places.settle_by_key(evening.pk)
    assert (state(third), state(fourth)) == (State.OFFERED, State.OFFERED)


def test_whoever_waits_can_leave_the_line(register):
    _first, _second, third, fourth = (register(who) for who in "abcd")
    places.cancel(third.pk)
    assert state(third) == State.CANCELLED
    assert third.log.last().kind == LogKind.LEFT
    assert place_in_line(fourth) == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"registration": RegistrationMode.NONE}, Refusal.NO_REGISTRATION),
        ({"opens_at": datetime.fromisoformat("2026-04-21 00:00+02:00")}, Refusal.NOT_OPEN),
        ({"closes_at": datetime.fromisoformat("2026-04-20 10:00+02:00")}, Refusal.CLOSED),
    ],
)
def test_registration_is_open_when_the_event_says(register, course, changes, refusal):
    for name, value in changes.items():
        setattr(course, name, value)
    course.save()
    assert refusal_of(register, "a").refusal == refusal


@pytest.mark.parametrize(
    ("state_", "refusal"),
    [
        (OccasionState.CANCELLED, Refusal.CANCELLED),
        (OccasionState.POSTPONED, Refusal.POSTPONED),
    ],
)
def test_nobody_registers_to_what_does_not_take_place(register, evening, state_, refusal):
    evening.state, evening.note = state_, "Sjukdom"
    evening.save()
    assert refusal_of(register, "a").refusal == refusal


def test_nobody_registers_once_it_has_begun(register):
    with time_machine.travel("2026-05-05 18:00+02:00", tick=False):
        assert refusal_of(register, "a").refusal == Refusal.PAST


def test_who_registers_for_what_is_marked_as_full_waits(register, evening):
    evening.state = OccasionState.FULL
    evening.save()
    assert register("a").state == State.WAITING


def test_a_double_click_is_one_registration(register, evening):
    register("a")
    assert places.register(evening.pk, application("a")) == State.REGISTERED
    assert Registration.objects.count() == 1
    assert LogEntry.objects.count() == 1


def test_the_same_address_again_is_told_what_anybody_is_and_gets_its_link_once(
    register, evening, april
):
    first = register("a")
    register("b")
    again = application("a", client_key="another", answers=application("A").answers)
    assert places.register(evening.pk, again) == State.WAITING
    assert places.register(evening.pk, again) == State.WAITING
    assert Registration.objects.count() == 2
    assert [entry.kind for entry in first.log.all()] == [LogKind.REGISTERED, LogKind.ASKED_AGAIN]
    april.shift(timedelta(hours=1, seconds=1))
    places.register(evening.pk, again)
    assert first.log.filter(kind=LogKind.ASKED_AGAIN).count() == 2


def test_the_same_address_can_come_again_after_cancelling(register):
    places.cancel(register("a").pk)
    assert register("a").state == State.REGISTERED


class TestConfirmation:
    """Where the address has to be confirmed."""

    @pytest.fixture(autouse=True)
    def _asked_for(self, course):
        course.needs_confirmation = True
        course.save()

    def test_holds_its_place_for_a_day(self, register, evening, april):
        for who in "ab":
            assert register(who).state == State.UNCONFIRMED
        assert seats(evening).left == 0
        april.shift(timedelta(hours=24))
        assert seats(evening).left == 2

    def test_confirmed_in_time_is_registered_and_confirming_twice_does_no_harm(self, register):
        first = register("a")
        places.confirm(first.pk)
        assert places.confirm(first.pk).state == State.REGISTERED
        kinds = [entry.kind for entry in first.log.all()]
        assert kinds == [LogKind.RECEIVED, LogKind.REGISTERED]
        assert state(first) == State.REGISTERED
        assert first.confirmed_at

    def test_not_confirmed_in_time_gives_the_place_to_who_waits(self, register, evening, april):
        held = [register(who) for who in "ab"]
        waiting = register("c")
        places.confirm(waiting.pk)
        assert state(waiting) == State.WAITING
        april.shift(timedelta(hours=24))
        places.settle_by_key(evening.pk)
        assert state(held[0]) == State.CANCELLED
        assert held[0].ended == Ending.UNCONFIRMED
        assert state(waiting) == State.OFFERED

    def test_confirmed_too_late_gets_a_place_if_there_is_one(self, register, evening, april):
        first = register("a")
        april.shift(timedelta(hours=25))
        places.settle_by_key(evening.pk)
        assert places.confirm(first.pk).state == State.REGISTERED
        assert state(first) == State.REGISTERED
        assert first.ended == ""

    def test_confirmed_too_late_is_refused_when_the_address_has_registered_again(
        self, register, evening, april
    ):
        first = register("a")
        april.shift(timedelta(hours=25))
        places.settle_by_key(evening.pk)
        register("a")
        assert refusal_of(places.confirm, first.pk).refusal == Refusal.GONE


def test_a_suspicious_registration_holds_no_place_until_it_is_confirmed(register, evening):
    suspect = register("robot", suspicions=["honeypot"], is_suspect=True)
    assert suspect.state == State.UNCONFIRMED
    assert seats(evening).left == 2
    register("a")
    register("b")
    assert places.confirm(suspect.pk).state == State.WAITING


def test_who_registers_again_after_looking_like_a_robot_is_registered(register, evening):
    suspect = register("a", suspicions=["too_fast"], is_suspect=True)
    again = application("a", client_key="another")
    assert places.register(evening.pk, again) == State.REGISTERED
    assert state(suspect) == State.CANCELLED
    assert evening.registrations.get(client_key="another").state == State.REGISTERED
    assert refusal_of(places.confirm, suspect.pk).refusal == Refusal.GONE


class TestSize:
    """Becoming more and fewer."""

    def change(self, registration, size):
        return places.change(registration.pk, size, registration_answers(registration))

    def test_fewer_frees_places_for_those_who_wait(self, register):
        pair, waiting = register("pair", size=2), register("c")
        self.change(pair, 1)
        assert state(waiting) == State.OFFERED

    def test_more_needs_free_places(self, register):
        first = register("a")
        self.change(first, 2)
        assert state(first) == State.REGISTERED
        assert first.size == 2
        assert refusal_of(self.change, first, 3).refusal == Refusal.TOO_MANY

    def test_more_while_waiting_means_last_in_line(self, register, evening):
        evening.waiting_places = 5
        evening.save()
        for who in "ab":
            register(who)
        first, second = register("c"), register("d")
        self.change(first, 2)
        first.refresh_from_db()
        assert (place_in_line(first), place_in_line(second)) == (2, 1)

    def test_more_than_was_offered_is_refused_and_fewer_is_not(self, register):
        pair = register("pair", size=2)
        waiting = register("two", size=2)
        places.cancel(pair.pk)
        assert state(waiting) == State.OFFERED
        assert refusal_of(self.change, waiting, 3).refusal == Refusal.TOO_MANY
        self.change(waiting, 1)
        waiting.refresh_from_db()
        assert (waiting.state, waiting.size) == (State.OFFERED, 1)


def registration_answers(registration):
    from tests.events.registration.conftest import email_answer

    return [email_answer(registration.email)]


def test_only_what_has_changed_is_written_down(register):
    first = register("a")
    places.change(first.pk, 1, registration_answers(first))
    assert [entry.kind for entry in first.log.all()] == [LogKind.REGISTERED]
    assert str(timezone.now().date()) == NOW[:10]
