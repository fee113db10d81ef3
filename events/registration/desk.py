"""What staff do with registrations. They may pass the number of places; people may not."""

from collections.abc import Sequence

from django.utils import timezone

from events.models import Registration
from events.registration import history
from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind, Ending, LogKind, Refusal, State
from events.registration.locks import locked_occasion, locked_registration
from events.registration.places import end, enter, outcome, resize, settle
from events.registration.rules import Refused
from events.registration.seats import seats
from samverkan.users.models import User


def add(
    occasion_pk: int,
    given: Sequence[GivenAnswer],
    *,
    size: int,
    language: str,
    user: User,
    beyond_capacity: bool = False,
) -> Registration:
    """Register somebody who has asked staff to, whether registration is open or not.

    Args:
        occasion_pk: the occasion's primary key.
        given: what is known about the person; the e-mail address may be missing.
        size: how many people.
        language: what the person gets e-mail in.
        user: the member of staff.
        beyond_capacity: give a place even when none is left.

    Raises:
        Refused: ALREADY when the address is registered, FULL or TOO_MANY when there is no room.
    """
    with locked_occasion(occasion_pk) as occasion:
        email = next((one.value for one in given if one.kind == AnswerKind.EMAIL), "")
        rows = Registration.objects.filter(occasion=occasion).active()
        if email and rows.with_email(email).exists():
            raise Refused(Refusal.ALREADY)
        now = timezone.now()
        settle(occasion, now)
        state = State.REGISTERED if beyond_capacity else outcome(seats(occasion, now), size)
        registration = Registration(occasion=occasion, language=language, size=size, made_by=user)
        enter(registration, state, given, user=user)
        return registration


def give_place(pk: int, user: User) -> Registration:
    """Give somebody a place whatever the line and the number of places, also one who had ended.

    Raises:
        Refused: when the registration is gone.
    """
    with locked_registration(pk) as registration:
        if registration.state != State.REGISTERED:
            registration.held_until = None
            enter(registration, State.REGISTERED, user=user)
        return registration


def cancel(pk: int, user: User) -> Registration:
    """End a registration; freed places are offered to those in line."""
    with locked_registration(pk) as registration:
        if registration.is_active:
            now = timezone.now()
            end(registration, Ending.STAFF, LogKind.CANCELLED, now, user=user)
            settle(registration.occasion, now)
        return registration


def change_size(pk: int, size: int, user: User) -> Registration:
    """Let a registration be for another number of people."""
    with locked_registration(pk) as registration:
        if size != registration.size:
            resize(registration, size, timezone.now(), user=user)
        return registration


def move(pk: int, occasion_pk: int, user: User, *, beyond_capacity: bool = False) -> Registration:
    """Move somebody to another occasion of the same event.

    They get a place there if there is one, or go to the end of the line.

    Raises:
        Refused: when there is no room, or the occasion is another event's.
    """
    with locked_registration(pk, occasion_pk) as registration:
        old = registration.occasion
        new = type(old).objects.get(pk=occasion_pk)
        if new.event_key != old.event_key or new.pk == old.pk or not registration.is_active:
            raise Refused(Refusal.GONE)
        now = timezone.now()
        settle(new, now)
        room = seats(new, now)
        state = State.REGISTERED if beyond_capacity else outcome(room, registration.size)
        registration.occasion, registration.held_until = new, None
        text = f"{old} → {new}"
        history.note(registration, LogKind.MOVED, user=user, text=text)
        enter(registration, state, user=user)
        settle(old, now)
        return registration


def mark_attendance(pk: int, attended: bool | None, user: User) -> Registration:
    """Write down that somebody came or did not; None takes the mark away."""
    kinds = {True: LogKind.ATTENDED, False: LogKind.ABSENT, None: LogKind.UNMARKED}
    with locked_registration(pk) as registration:
        if registration.attended is not attended:
            registration.attended = attended
            registration.save(update_fields=["attended"])
            history.note(registration, kinds[attended], user=user)
        return registration
