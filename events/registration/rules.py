"""When people can register: the rules, without the rows that change."""

from datetime import datetime, timedelta

from events.enums import OccasionState, RegistrationMode
from events.models import EventPage, Occasion
from events.registration.enums import Refusal

CONFIRM_WITHIN = timedelta(hours=24)
"""How long a registration holds its places while it waits for confirmation."""

LEAST_OFFER = timedelta(hours=1)
"""Nobody gets less time for accepting a place, unless the occasion begins before."""

OFFER_SHARE = 4
"""An offer stands for at most one part in so many of the time that is left until the occasion."""


class Refused(Exception):
    """What somebody asked for cannot be done; ``refusal`` says why, in words for people.

    Attributes:
        left: how many places are left, where that is why.
    """

    def __init__(self, refusal: Refusal, left: int | None = None) -> None:
        super().__init__(str(refusal.value))
        self.refusal = refusal
        self.left = left


def refusal_for(page: EventPage, occasion: Occasion, now: datetime) -> Refusal | None:
    """Why nobody can register to the occasion now, whatever places are free; None when they can.

    Args:
        page: the event in the source language, which the occasion belongs to.
        occasion: the occasion.
        now: the present moment.
    """
    if page.registration != RegistrationMode.HERE:
        return Refusal.NO_REGISTRATION
    if occasion.state == OccasionState.CANCELLED:
        return Refusal.CANCELLED
    if occasion.state == OccasionState.POSTPONED:
        return Refusal.POSTPONED
    if occasion.starts_at <= now:
        return Refusal.PAST
    if page.opens_at and now < page.opens_at:
        return Refusal.NOT_OPEN
    if page.closes_at and page.closes_at <= now:
        return Refusal.CLOSED
    return None


def can_offer(occasion: Occasion, now: datetime) -> bool:
    """Whether freed places can be offered: until the occasion begins, if it takes place."""
    gone = (OccasionState.CANCELLED, OccasionState.POSTPONED)
    return occasion.state not in gone and now < occasion.starts_at


def offer_end(page: EventPage, occasion: Occasion, now: datetime) -> datetime:
    """Until when an offer made now stands: the event's own hours, or less when time is short.

    A quarter of what is left until the occasion, so that several in line get their turn, but an
    hour at least; never beyond its beginning.
    """
    left = occasion.starts_at - now
    usual = timedelta(hours=page.offer_hours)
    return now + min(left, usual, max(left / OFFER_SHARE, LEAST_OFFER))
