"""What staff do with registrations. They may pass the number of places; people may not."""

from collections.abc import Sequence

from django.utils import timezone

from events.models import Occasion, Registration
from events.registration import answers, history
from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind, Ending, LogKind, Refusal, State
from events.registration.locks import locked_occasion, locked_registration
from events.registration.places import end, enter, outcome, resize, send_link_again, settle
from events.registration.places import offer as offer_place
from events.registration.rules import Refused, can_offer
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
    client_key: str = "",
) -> Registration:
    """Register somebody who has asked staff to, whether registration is open or not.

    Args:
        occasion_pk: the occasion's primary key.
        given: what is known about the person; the e-mail address may be missing.
        size: how many people.
        language: what the person gets e-mail in.
        user: the member of staff.
        beyond_capacity: give a place even when none is left.
        client_key: made with the form, so that a double click makes one registration.

    Raises:
        Refused: ALREADY when the address is registered, FULL or TOO_MANY when there is no room.
    """
    with locked_occasion(occasion_pk) as occasion:
        if double := double_of(occasion, client_key):
            return double
        refuse_known_address(occasion, given)
        now = timezone.now()
        settle(occasion, now)
        state = State.REGISTERED if beyond_capacity else outcome(seats(occasion, now), size)
        registration = Registration(
            occasion=occasion, language=language, size=size, made_by=user, client_key=client_key
        )
        enter(registration, state, given, user=user)
        return registration


def double_of(occasion: Occasion, client_key: str) -> Registration | None:
    """What the same form has made already."""
    made = Registration.objects.filter(occasion=occasion, client_key=client_key)
    return made.first() if client_key else None


def refuse_known_address(
    occasion: Occasion, given: Sequence[GivenAnswer], besides: int = 0
) -> None:
    """Stop an e-mail address from being registered twice to an occasion.

    Args:
        occasion: the occasion.
        given: the answers, perhaps with an e-mail address.
        besides: the primary key of the registration that they are for; 0 for a new one.

    Raises:
        Refused: ALREADY.
    """
    email = next((one.value for one in given if one.kind == AnswerKind.EMAIL), "")
    others = Registration.objects.filter(occasion=occasion).active().exclude(pk=besides)
    if email and others.with_email(email).exists():
        raise Refused(Refusal.ALREADY)


def offer(pk: int, user: User) -> Registration:
    """Offer a place to somebody in line now, whatever the line; they have to accept it in time.

    Offering twice changes nothing more.

    Raises:
        Refused: when they do not wait any more, or the occasion has begun or is called off.
    """
    with locked_registration(pk) as registration:
        if registration.state == State.OFFERED:
            return registration
        now = timezone.now()
        waits = registration.state == State.WAITING
        if not waits or not can_offer(registration.occasion, now):
            raise Refused(Refusal.GONE)
        offer_place(registration, now, user=user)
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


def send_link(pk: int, user: User) -> Registration:
    """Let somebody have the link to their page once more; at most once an hour.

    Raises:
        Refused: when the registration has ended or has no e-mail address.
    """
    with locked_registration(pk) as registration:
        if not registration.is_active or not registration.email:
            raise Refused(Refusal.GONE)
        send_link_again(registration, timezone.now(), user=user)
        return registration


def change_size(pk: int, size: int, user: User) -> Registration:
    """Let a registration be for another number of people."""
    with locked_registration(pk) as registration:
        if size != registration.size:
            resize(registration, size, timezone.now(), user=user)
        return registration


def change(pk: int, size: int, given: Sequence[GivenAnswer], user: User) -> Registration:
    """Change answers and how many they are: both, or neither.

    Raises:
        Refused: ALREADY when the new address is registered by somebody else.
    """
    with locked_registration(pk) as registration:
        refuse_known_address(registration.occasion, given, besides=pk)
        if size != registration.size:
            resize(registration, size, timezone.now(), user=user)
        if answers.store(registration, given):
            history.note(registration, LogKind.ANSWERED, user=user)
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
