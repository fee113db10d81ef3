"""What staff do to one registration, where two of them can have it on their screens.

Each step names the last line of the log that the person had seen. If somebody else has done
something since, nothing is changed and ``Conflict`` says what happened.
"""

from collections.abc import Callable

from events.models import LogEntry, Registration
from events.registration import desk
from events.registration.locks import locked_registration
from samverkan.users.models import User


class Conflict(Exception):
    """Somebody else was faster.

    Attributes:
        entries: what happened, oldest first.
    """

    def __init__(self, entries: list[LogEntry]) -> None:
        super().__init__(", ".join(str(entry) for entry in entries))
        self.entries = entries


Act = Callable[[Registration], Registration]


def perform(pk: int, user: User, seen: int, act: Act, *further: int) -> Registration:
    """Do something to a registration that has not changed since it was looked at.

    Args:
        pk: the registration's primary key.
        user: who does it.
        seen: the primary key of the last line of its log on the screen.
        act: does it.
        further: other occasions to lock.

    Raises:
        Conflict: somebody else, the person included, has done something after ``seen``.
        Refused: it cannot be done.
    """
    with locked_registration(pk, *further) as current:
        newer = current.log.filter(pk__gt=seen).exclude(user=user).select_related("user")
        if entries := list(newer):
            raise Conflict(entries)
        return act(current)


def give_place(pk: int, user: User, seen: int) -> Registration:
    """Give a place, whatever the line and the number of places."""
    return perform(pk, user, seen, lambda current: desk.give_place(current.pk, user))


def offer(pk: int, user: User, seen: int) -> Registration:
    """Offer a place, to be accepted in time."""
    return perform(pk, user, seen, lambda current: desk.offer(current.pk, user))


def send_link(pk: int, user: User, seen: int) -> Registration:
    """Send the link to the person's own page once more; nothing conflicts with that."""
    del seen
    return desk.send_link(pk, user)


def cancel(pk: int, user: User, seen: int) -> Registration:
    """End the registration."""
    return perform(pk, user, seen, lambda current: desk.cancel(current.pk, user))


def move(pk: int, user: User, seen: int, *, occasion: int, beyond_capacity: bool) -> Registration:
    """Move to another occasion of the event. Moving twice changes nothing more."""

    def act(current: Registration) -> Registration:
        if current.occasion_id == occasion:
            return current
        return desk.move(current.pk, occasion, user, beyond_capacity=beyond_capacity)

    return perform(pk, user, seen, act, occasion)


def mark_present(pk: int, user: User, seen: int) -> Registration:
    """Write down that they came. Whoever marks last is right, so nothing conflicts."""
    del seen
    return desk.mark_attendance(pk, True, user)


def mark_absent(pk: int, user: User, seen: int) -> Registration:
    """Write down that they did not come."""
    del seen
    return desk.mark_attendance(pk, False, user)


def unmark(pk: int, user: User, seen: int) -> Registration:
    """Take the mark of attendance away."""
    del seen
    return desk.mark_attendance(pk, None, user)
