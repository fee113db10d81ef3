"""Whoever changes places at an occasion has it alone meanwhile.

The occasion's row is what is locked: with SELECT … FOR UPDATE on PostgreSQL, while SQLite lets one
transaction in at a time anyway (``transaction_mode`` IMMEDIATE in the settings). What is read
after that is what others have committed, so counts of places hold until the transaction ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from events.models import Occasion, Registration
from events.registration.enums import Refusal
from events.registration.rules import Refused


@contextmanager
def locked_occasion(pk: int) -> Iterator[Occasion]:
    """The occasion as it is now, in a transaction of which there is one at a time.

    Raises:
        Refused: when it has been deleted.
    """
    with transaction.atomic():
        occasion = Occasion.objects.select_for_update().filter(pk=pk).first()
        if occasion is None:
            raise Refused(Refusal.GONE)
        yield occasion


@contextmanager
def locked_registration(pk: int, *further: int) -> Iterator[Registration]:
    """The registration as it is now, with its occasion locked.

    Args:
        pk: the registration's primary key.
        further: other occasions to lock, in the order of their keys so that two never wait for
            each other.

    Raises:
        Refused: when it has been deleted, or moved to another occasion at this very moment.
    """
    with transaction.atomic():
        found = Registration.objects.filter(pk=pk).values_list("occasion", flat=True).first()
        wanted = sorted({found or 0, *further})
        occasions = {
            occasion.pk: occasion
            for occasion in Occasion.objects.select_for_update()
            .filter(pk__in=wanted)
            .order_by("pk")
        }
        registration = Registration.objects.filter(pk=pk, occasion=found).first()
        if registration is None or len(occasions) != len(wanted):
            raise Refused(Refusal.GONE)
        registration.occasion = occasions[registration.occasion_id]
        yield registration
