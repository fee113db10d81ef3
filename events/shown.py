"""What the page of an event tells readers now: of the event as a whole, and of each occasion."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from events.enums import OccasionState, RegistrationMode

if TYPE_CHECKING:
    from events.models import EventPage, Occasion, Place

NOT_HELD = {OccasionState.CANCELLED, OccasionState.POSTPONED}


@dataclass(frozen=True)
class ShownOccasion:
    """One occasion as readers see it.

    Attributes:
        is_next: whether it is the first that will be held.
        registers: whether people can register for it on this site now, or put themselves on its
            waiting list.
    """

    occasion: "Occasion"
    place: "Place | None"
    is_past: bool
    is_next: bool
    registers: bool


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
            registers=registers(page, occasion, now),
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


def registers(page: "EventPage", occasion: "Occasion", now: datetime) -> bool:
    """Whether people can register for an occasion here at a moment, or wait for a place."""
    if page.registration != RegistrationMode.HERE or occasion.state in NOT_HELD:
        return False
    if occasion.state == OccasionState.FULL and not occasion.waiting_places:
        return False
    opens, closes = page.opens_at, page.closes_at or occasion.starts_at
    return (opens is None or opens <= now) and now < min(closes, occasion.starts_at)
