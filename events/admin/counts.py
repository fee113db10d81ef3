"""How many have registered, waited, been offered a place, ended and come."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Q, Sum
from django.db.models.functions import Coalesce

from events.models import Occasion, Registration
from events.queries import OccasionQuerySet
from events.registration.enums import State


def people(condition: Q) -> Any:
    """People in an occasion's registrations that a condition holds for."""
    total = Sum("registrations__size", filter=condition, output_field=IntegerField())
    return Coalesce(total, 0)


def with_counts(occasions: OccasionQuerySet) -> OccasionQuerySet:
    """Occasions with the numbers of people that lists show, in the same query."""
    state = "registrations__state"
    return occasions.annotate(
        registered=people(Q(**{state: State.REGISTERED})),
        waiting=people(Q(**{state: State.WAITING})),
        offered=people(Q(**{state: State.OFFERED})),
        unconfirmed=people(Q(**{state: State.UNCONFIRMED})),
        cancelled=people(Q(**{state: State.CANCELLED})),
    )


@dataclass(frozen=True)
class InState:
    """How many are in one state.

    Attributes:
        label: the state in words.
        registrations: how many registrations.
        people: how many people they are for.
    """

    label: str
    registrations: int
    people: int


def by_state(occasion: Occasion) -> list[InState]:
    """The registrations of an occasion by state, in the order of the states."""
    rows = Registration.objects.filter(occasion=occasion).order_by().values("state")
    found = {
        row["state"]: (row["registrations"], row["people"])
        for row in rows.annotate(registrations=Count("pk"), people=Sum("size"))
    }
    return [InState(str(state.label), *found.get(state, (0, 0))) for state in State]


@dataclass(frozen=True)
class Attendance:
    """How many of those who had a place came, in people.

    Attributes:
        present: people marked as present.
        absent: people marked as absent.
        expected: all who had a place.
    """

    present: int
    absent: int
    expected: int

    @property
    def percent(self) -> int | None:
        """How many of a hundred came; None when nobody was expected."""
        return round(100 * self.present / self.expected) if self.expected else None


def attendance(occasion: Occasion) -> Attendance:
    """Who came to an occasion."""
    sums = Registration.objects.filter(occasion=occasion, state=State.REGISTERED).aggregate(
        present=Sum("size", filter=Q(attended=True), default=0),
        absent=Sum("size", filter=Q(attended=False), default=0),
        expected=Sum("size", default=0),
    )
    return Attendance(**sums)
