"""Which units a member of staff works in."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from contacts.models import Membership, Unit

_CACHE = "_contacts_teams"


def teams_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[int]:
    """Ids of the units that the user's own contact person is in now, and of all units in them.

    Kept on the user object, so that a request asks the database once.
    """
    teams: frozenset[int] | None = getattr(user, _CACHE, None)
    if teams is None:
        current = Membership.objects.current().filter(person__user_id=user.pk)
        own = current.values_list("unit_id", flat=True)
        teams = with_subunits(own) if user.pk else frozenset()
        setattr(user, _CACHE, teams)
    return teams


def with_subunits(unit_ids: Iterable[int]) -> frozenset[int]:
    """The units and everything below them in the tree of units."""
    found: set[int] = set()
    waiting = list(unit_ids)
    if not waiting:
        return frozenset()
    children = defaultdict(list)
    for pk, parent_id in Unit.objects.order_by().values_list("pk", "parent_id"):
        children[parent_id].append(pk)
    while waiting:
        unit_id = waiting.pop()
        if unit_id not in found:
            found.add(unit_id)
            waiting.extend(children[unit_id])
    return frozenset(found)
