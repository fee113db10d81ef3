"""Taking, offering and leaving places: what people themselves do, and what time does.

Only this module and ``desk`` (what staff do) change a registration's state. Everything happens
with the occasion locked, so that the last place is taken once. See
docs/decisions/places-and-fairness.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from events.models import Occasion, Registration
from events.registration import answers, history
from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind, Ending, LogKind, Refusal, State
from events.registration.locks import locked_occasion, locked_registration
from events.registration.rules import (
    CONFIRM_WITHIN,
    Refused,
    can_offer,
    offer_end,
    refusal_for,
)
from events.registration.seats import Seats, seats
from samverkan.users.models import User

LINK_AGAIN_PAUSE = timedelta(hours=1)
"""However often an address is typed into the form, it gets its link again once in this time."""

ENDED_AS = {State.WAITING: LogKind.LEFT, State.OFFERED: LogKind.DECLINED}


@dataclass(frozen=True)
class Application:
    """What somebody sends with the form.

    Attributes:
        client_key: what makes a double click one registration; says nothing about the sender.
        language: the reader's language.
        size: how many people, 1 or more.
        answers: among them the e-mail address.
        suspicions: codes of what speaks for a robot.
        is_suspect: whether they are so many that the address has to be confirmed first; until
            then no place is held.
    """

    client_key: str
    language: str
    size: int
    answers: Sequence[GivenAnswer]
    suspicions: Sequence[str] = ()
    is_suspect: bool = False

    @property
    def email(self) -> str:
        """The e-mail address."""
        return next((one.value for one in self.answers if one.kind == AnswerKind.EMAIL), "")


def register(occasion_pk: int, application: Application) -> State:
    """Register somebody, once however often it is posted.

    Whoever has registered already with the same address gets an e-mail with the link again, and
    the sender is told the same as anybody: nobody learns who is registered.

    Returns:
        What the sender is told: UNCONFIRMED, REGISTERED or WAITING.

    Raises:
        Refused: when nobody can register, or there is no room.
    """
    with locked_occasion(occasion_pk) as occasion:
        double = Registration.objects.filter(client_key=application.client_key).first()
        if double:
            return State.WAITING if double.state == State.OFFERED else State(double.state)
        now = timezone.now()
        settle(occasion, now)
        page, room = occasion.page, seats(occasion, now)
        refusal = refusal_for(page, occasion, now)
        if refusal:
            raise Refused(refusal)
        told = outcome(room, application.size)
        if page.needs_confirmation or application.is_suspect:
            holds = told is State.REGISTERED and not application.is_suspect
            held_until = now + CONFIRM_WITHIN if holds else None
            told = State.UNCONFIRMED
        else:
            held_until = None
        earlier = Registration.objects.filter(occasion=occasion).active()
        known = earlier.with_email(application.email).first() if application.email else None
        if known and known.state == State.UNCONFIRMED and told is not State.UNCONFIRMED:
            # The first looked like a robot's and this does not: what the sender is told is true.
            end(known, Ending.UNCONFIRMED, LogKind.UNCONFIRMED, now)
        elif known:
            send_link_again(known, now)
            return told
        registration = Registration(
            occasion=occasion,
            client_key=application.client_key,
            language=application.language,
            size=application.size,
            state=told,
            held_until=held_until,
            suspicions=list(application.suspicions),
        )
        enter(registration, told, application.answers)
        return told


def outcome(room: Seats, size: int) -> State:
    """What becomes of a registration of this size: REGISTERED or WAITING.

    Raises:
        Refused: when it can be neither.
    """
    if room.has_room_for(size):
        return State.REGISTERED
    if room.can_wait(size):
        return State.WAITING
    left = room.waiting_left if room.is_full else max(room.left or 0, room.waiting_left)
    raise Refused(Refusal.TOO_MANY, left) if left else Refused(Refusal.FULL)


def enter(
    registration: Registration,
    state: State,
    given: Sequence[GivenAnswer] = (),
    *,
    user: User | None = None,
) -> None:
    """Store a registration in a state that it comes to now, and write that down.

    Call it with the occasion locked.
    """
    registration.state = state
    registration.ended, registration.cancelled_at = "", None
    registration.offer_expires_at = None
    registration.queue_number = (
        last_in_line(registration.occasion_id) + 1 if state is State.WAITING else None
    )
    registration.save()
    if given:
        answers.store(registration, given)
    kinds = {State.UNCONFIRMED: LogKind.RECEIVED, State.WAITING: LogKind.WAITING}
    history.note(registration, kinds.get(state, LogKind.REGISTERED), user=user)


def last_in_line(occasion_pk: int) -> int:
    """The highest number that anybody has been given in the waiting list; 0 before the first."""
    found = Registration.objects.filter(occasion=occasion_pk).aggregate(last=Max("queue_number"))
    return int(found["last"] or 0)


def send_link_again(registration: Registration, now: datetime, *, user: User | None = None) -> None:
    """Let somebody who has registered have the link to their page once more."""
    lately = registration.log.filter(kind=LogKind.ASKED_AGAIN, at__gt=now - LINK_AGAIN_PAUSE)
    if not lately.exists():
        history.note(registration, LogKind.ASKED_AGAIN, user=user)


def confirm(pk: int) -> Registration:
    """The person has followed the link in the e-mail. Confirming twice changes nothing more.

    One that was not confirmed in time can be, while the occasion has not begun: it then gets a
    place if there is one, as anybody would.

    Raises:
        Refused: when it has ended, or no place is left any more.
    """
    with locked_registration(pk) as registration:
        late = registration.ended == Ending.UNCONFIRMED
        if registration.state != State.UNCONFIRMED and not late:
            if not registration.is_active:
                raise Refused(Refusal.GONE)
            return registration
        now, occasion = timezone.now(), registration.occasion
        if not can_offer(occasion, now):
            refusal = refusal_for(occasion.page, occasion, now)
            raise Refused(refusal or Refusal.GONE)
        same = Registration.objects.filter(occasion=occasion).active().exclude(pk=pk)
        if late and (not registration.email or same.with_email(registration.email).exists()):
            raise Refused(Refusal.GONE)
        is_held = bool(registration.held_until and registration.held_until > now)
        state = State.REGISTERED if is_held else outcome(seats(occasion, now), registration.size)
        registration.held_until, registration.confirmed_at = None, now
        enter(registration, state)
        return registration


def cancel(pk: int) -> Registration:
    """The person gives up the registration, the offered place or the place in line.

    Raises:
        Refused: when the occasion has begun.
    """
    with locked_registration(pk) as registration:
        now = timezone.now()
        if registration.is_active:
            if registration.occasion.starts_at <= now and not registration.occasion.is_postponed:
                raise Refused(Refusal.PAST)
            kind = ENDED_AS.get(State(registration.state), LogKind.CANCELLED)
            declined = registration.state == State.OFFERED
            end(registration, Ending.DECLINED if declined else Ending.SELF, kind, now)
            settle(registration.occasion, now)
        return registration


def accept(pk: int) -> Registration:
    """The person takes the place that was offered. Accepting twice changes nothing more.

    Raises:
        Refused: when the offer does not stand any more.
    """
    with locked_registration(pk) as registration:
        if registration.state == State.REGISTERED:
            return registration
        now = timezone.now()
        expires = registration.offer_expires_at
        if registration.state != State.OFFERED or expires is None or expires <= now:
            raise Refused(Refusal.GONE)
        registration.state, registration.offer_expires_at = State.REGISTERED, None
        registration.save()
        history.note(registration, LogKind.ACCEPTED)
        return registration


def change(pk: int, size: int, given: Sequence[GivenAnswer]) -> Registration:
    """The person changes answers and how many they are: both, or neither.

    Whoever becomes more while waiting goes to the end of the line; whoever has been offered a
    place cannot become more.

    Raises:
        Refused: when there is no room for more, or the occasion has begun.
    """
    with locked_registration(pk) as registration:
        now = timezone.now()
        if not registration.is_active:
            raise Refused(Refusal.GONE)
        if registration.occasion.starts_at <= now and not registration.occasion.is_postponed:
            raise Refused(Refusal.PAST)
        if size != registration.size:
            resize(registration, size, now)
        if answers.store(registration, given):
            history.note(registration, LogKind.ANSWERED)
        return registration


def resize(
    registration: Registration, size: int, now: datetime, *, user: User | None = None
) -> None:
    """Let a registration be for another number of people. Call it with the occasion locked.

    Staff may pass the number of places; people may not.

    Raises:
        Refused: when there is no room for more.
    """
    more = size - registration.size
    if more > 0 and user is None:
        refuse_more(registration, more, seats(registration.occasion, now))
    if more > 0 and registration.state == State.WAITING:
        registration.queue_number = last_in_line(registration.occasion_id) + 1
    text = f"{registration.size} → {size}"
    registration.size = size
    registration.save()
    history.note(registration, LogKind.RESIZED, user=user, text=text)
    settle(registration.occasion, now)


def refuse_more(registration: Registration, more: int, room: Seats) -> None:
    """Stop a registration from growing where there is no room for it.

    Raises:
        Refused: with how many more could come.
    """
    if registration.state == State.WAITING:
        fits = room.capacity is None or registration.size + more <= room.capacity
        if not fits or more > room.waiting_left:
            raise Refused(Refusal.TOO_MANY, room.waiting_left)
        return
    holds = registration.state == State.REGISTERED or registration.held_until
    if registration.state == State.OFFERED or (holds and not room.has_room_for(more)):
        is_shut = registration.state == State.OFFERED or room.is_full
        raise Refused(Refusal.TOO_MANY, 0 if is_shut else room.left)


def end(
    registration: Registration,
    ending: Ending,
    kind: LogKind,
    now: datetime,
    *,
    user: User | None = None,
) -> None:
    """End a registration. Call it with the occasion locked, and ``settle`` afterwards."""
    registration.state, registration.ended, registration.cancelled_at = State.CANCELLED, ending, now
    registration.held_until = registration.offer_expires_at = None
    registration.client_key = ""
    registration.save()
    history.note(registration, kind, user=user)


def settle(occasion: Occasion, now: datetime) -> None:
    """Take back what was not accepted or confirmed in time, and offer what is free.

    Freed places are offered strictly in the order of the line: nobody passes a group for whom they
    do not suffice. Only who asks for more than the occasion has in all is passed.
    Call it with the occasion locked.
    """
    rows = Registration.objects.filter(occasion=occasion)
    for late in rows.filter(state=State.OFFERED, offer_expires_at__lte=now):
        end(late, Ending.LAPSED, LogKind.OFFER_LAPSED, now)
    for late in rows.filter(state=State.UNCONFIRMED, created_at__lte=now - CONFIRM_WITHIN):
        end(late, Ending.UNCONFIRMED, LogKind.UNCONFIRMED, now)
    if not can_offer(occasion, now):
        return
    left = seats(occasion, now).left
    for first in rows.in_line():
        if left is not None:
            if first.size > (occasion.capacity or 0):
                continue
            if first.size > left:
                return
            left -= first.size
        first.occasion = occasion
        offer(first, now)


def offer(registration: Registration, now: datetime, *, user: User | None = None) -> None:
    """Offer a place to somebody in line. Call it with the occasion locked."""
    occasion = registration.occasion
    registration.state = State.OFFERED
    registration.offer_expires_at = offer_end(occasion.page, occasion, now)
    registration.save()
    history.note(registration, LogKind.OFFERED, user=user)


def settle_by_key(occasion_pk: int) -> None:
    """Settle one occasion, with a lock of its own; one that is gone needs nothing."""
    try:
        with locked_occasion(occasion_pk) as occasion:
            settle(occasion, timezone.now())
    except Refused as refused:
        if refused.refusal is not Refusal.GONE:
            raise
