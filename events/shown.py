"""What the page of an event tells readers now: of the event as a whole, and of each occasion."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from events.enums import OccasionState, RegistrationMode

if TYPE_CHECKING:
    from events.models import EventPage, Occasion, Place
    from events.registration.seats import Seats

NOT_HELD = {OccasionState.CANCELLED, OccasionState.POSTPONED}


@dataclass(frozen=True)
class ShownOccasion:
    """One occasion as readers see it.

    Attributes:
        is_next: whether it is the first that will be held.
        registers: whether people can register for it on this site now, or put themselves on its
            waiting list.
        left: how many places are left; None for any number, or when nobody registers here.
    """

    occasion: "Occasion"
    place: "Place | None"
    is_past: bool
    is_next: bool
    registers: bool
    left: int | None


@dataclass(frozen=True)
class Shown:
    """An event as readers see it.

    Attributes:
        state: what all occasions to come share, if it is anything to tell readers of.
        told: the occasion that the state is told by: when and why.
        is_past: whether all of it is over.
        has_material: whether something is offered afterwards, and it is afterwards.
        opens_at: when registration opens, if it has not.
        is_closed: whether registration has closed before the event.
    """

    to_come: list[ShownOccasion]
    past: list[ShownOccasion]
    state: str
    told: "Occasion | None"
    is_past: bool
    has_material: bool
    opens_at: datetime | None
    is_closed: bool

    @property
    def is_only(self) -> bool:
        """Whether one occasion is all that there is."""
        return len(self.to_come) + len(self.past) == 1

    @property
    def has_several(self) -> bool:
        """Whether there is more than one occasion to come."""
        return len(self.to_come) > 1

    @property
    def is_held(self) -> bool:
        """Whether any occasion to come will be held, as far as is known."""
        return any(each.is_next for each in self.to_come)

    @property
    def registers(self) -> bool:
        """Whether there is anything to register for on this site now."""
        return any(each.registers for each in self.to_come)


def of(page: "EventPage", now: datetime) -> Shown:
    """What readers of an event are told at a moment."""
    to_come = page.occasions_to_come(now)
    seats = mark_full(to_come, now) if page.registration == RegistrationMode.HERE else {}
    # What waits for a new date stands last, since nobody knows when it is.
    to_come.sort(key=lambda each: (each.is_postponed and each.ends_at <= now, each.starts_at))
    following = next((each for each in to_come if each.state not in NOT_HELD), None)
    states = {each.state for each in to_come}
    state = states.pop() if len(states) == 1 else OccasionState.PLANNED
    if state == OccasionState.RESCHEDULED and len(to_come) > 1:
        state = OccasionState.PLANNED
    past = [each for each in page.all_occasions if each.has_ended(now)]

    def show(occasion: "Occasion") -> ShownOccasion:
        return ShownOccasion(
            occasion,
            page.place_of(occasion),
            is_past=occasion.has_ended(now),
            is_next=occasion is following,
            registers=occasion.pk in seats and registers(page, occasion, seats[occasion.pk], now),
            left=seats[occasion.pk].left if occasion.pk in seats else None,
        )

    return Shown(
        to_come=[show(each) for each in to_come],
        past=[show(each) for each in reversed(past)],
        state="" if state == OccasionState.PLANNED else str(state),
        told=to_come[0] if to_come else None,
        is_past=page.has_ended(now),
        has_material=bool(past and page.material),
        opens_at=page.opens_at if page.opens_at and page.opens_at > now else None,
        is_closed=bool(page.closes_at and page.closes_at <= now),
    )


def mark_full(occasions: Iterable["Occasion"], now: datetime) -> dict[int, "Seats"]:
    """Tell readers that an occasion is full when nobody can get a place now. One query.

    What is cancelled, postponed or moved stays so. The occasions are for showing, not for saving.

    Returns:
        the places of each occasion, by its primary key.
    """
    from events.registration.seats import seats_of

    stored = [each for each in occasions if each.pk]
    seats = seats_of(stored, now)
    for occasion in stored:
        if seats[occasion.pk].is_full and occasion.state == OccasionState.PLANNED:
            occasion.state = OccasionState.FULL
    return seats


def registers(page: "EventPage", occasion: "Occasion", seats: "Seats", now: datetime) -> bool:
    """Whether people can register for an occasion here at a moment, or wait for a place."""
    if occasion.state in NOT_HELD or (seats.is_full and not seats.waiting_left):
        return False
    opens, closes = page.opens_at, page.closes_at or occasion.starts_at
    return (opens is None or opens <= now) and now < min(closes, occasion.starts_at)
