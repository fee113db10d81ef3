"""How many places an occasion has left. Places are counted in people, not in registrations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Sum
from django.utils import timezone

from events.enums import OccasionState
from events.models import Occasion, Registration
from events.registration.enums import State


@dataclass(frozen=True)
class Seats:
    """The places of one occasion at one moment.

    Attributes:
        capacity: None for any number.
        held: places of those who are registered, offered a place, or about to confirm.
        waiting: people on the waiting list.
        waiting_places: how many people can wait.
        is_marked_full: whether an editor has said that the occasion is full.
    """

    capacity: int | None
    held: int
    waiting: int
    waiting_places: int
    is_marked_full: bool = False

    @property
    def left(self) -> int | None:
        """Places that nobody holds; None for any number."""
        return None if self.capacity is None else max(self.capacity - self.held, 0)

    @property
    def waiting_left(self) -> int:
        """How many more people can wait."""
        return max(self.waiting_places - self.waiting, 0)

    @property
    def is_full(self) -> bool:
        """Whether whoever registers now has to wait, if that is possible."""
        return self.is_marked_full or self.waiting > 0 or self.left == 0

    def has_room_for(self, size: int) -> bool:
        """Whether a new registration gets its places now: nobody passes those who wait."""
        return not self.is_full and (self.left is None or size <= self.left)

    def can_wait(self, size: int) -> bool:
        """Whether a new registration can be put on the waiting list."""
        fits_at_all = self.capacity is None or size <= self.capacity
        return fits_at_all and size <= self.waiting_left


def seats_of(occasions: Iterable[Occasion], now: datetime | None = None) -> dict[int, Seats]:
    """The places of some occasions, by their primary keys, in one query."""
    now = now or timezone.now()
    occasions = list(occasions)
    holds = Q(state__in=[State.REGISTERED, State.OFFERED]) | Q(
        state=State.UNCONFIRMED, held_until__gt=now
    )
    sums: dict[int, tuple[int, int]] = {
        row["occasion"]: (row["held"], row["waiting"])
        for row in Registration.objects.filter(occasion__in=[o.pk for o in occasions])
        .order_by()
        .values("occasion")
        .annotate(
            held=Sum("size", filter=holds, default=0),
            waiting=Sum("size", filter=Q(state=State.WAITING), default=0),
        )
    }
    return {
        occasion.pk: Seats(
            capacity=occasion.capacity,
            held=sums.get(occasion.pk, (0, 0))[0],
            waiting=sums.get(occasion.pk, (0, 0))[1],
            waiting_places=occasion.waiting_places,
            is_marked_full=occasion.state == OccasionState.FULL,
        )
        for occasion in occasions
    }


def seats(occasion: Occasion, now: datetime | None = None) -> Seats:
    """The places of one occasion."""
    return seats_of([occasion], now)[occasion.pk]


def place_in_line(registration: Registration) -> int:
    """How many registrations come before in the waiting list, this one included: 1 is next."""
    before = Registration.objects.filter(
        occasion=registration.occasion_id,
        state=State.WAITING,
        queue_number__lt=registration.queue_number,
    )
    return before.count() + 1
