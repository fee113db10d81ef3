"""Erasing what people have answered, each answer by its own clock."""

import logging
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from events.enums import OccasionState
from events.models import Answer, LogEntry, Registration
from events.registration.enums import AnswerKind, Ending, LogKind
from events.registration.letters import reason_of
from samverkan.outbox.queue import forget_about

logger = logging.getLogger(__name__)

UNCONFIRMED_KEPT = timedelta(days=7)
"""How long an address that nobody has confirmed is kept: until then it can be confirmed late."""

BATCH = 500


def purge() -> Counter[str]:
    """Erase every answer whose time is up; registrations stay, without anything personal.

    The clock starts when the occasion is over. What is postponed is not over. Can stop half-way.

    Returns:
        how many answers of each kind were erased.
    """
    erased: Counter[str] = Counter()
    for days in sorted(set(Answer.objects.values_list("keep_days", flat=True))):
        erased += erase(over_for(days))
    erased += erase(never_confirmed())
    for kind, number in sorted(erased.items()):
        logger.info("Erased answers of %s: %s", kind, number)
    return erased


def over_for(days: int) -> "QuerySet[Answer]":
    """Answers that are kept for so many days, to occasions that have been over for so long."""
    return Answer.objects.filter(
        keep_days=days,
        registration__occasion__ends_at__lte=timezone.now() - timedelta(days=days),
    ).exclude(registration__occasion__state=OccasionState.POSTPONED)


def never_confirmed() -> "QuerySet[Answer]":
    """Answers that came with an address that nobody has confirmed."""
    late = Q(registration__ended=Ending.UNCONFIRMED)
    before = timezone.now() - UNCONFIRMED_KEPT
    return Answer.objects.filter(late, registration__cancelled_at__lte=before)


def erase(answers: "QuerySet[Answer]") -> Counter[str]:
    """Erase these answers, and e-mail that rests where the address is among them."""
    erased: Counter[str] = Counter()
    while True:
        with transaction.atomic():
            rows = list(answers.order_by("pk").values_list("pk", "kind", "registration")[:BATCH])
            if not rows:
                return erased
            per_registration = Counter(registration for _pk, _kind, registration in rows)
            addresses = [owner for _pk, kind, owner in rows if kind == AnswerKind.EMAIL]
            Answer.objects.filter(pk__in=[pk for pk, _kind, _owner in rows]).delete()
            for registration in Registration.objects.filter(pk__in=addresses):
                forget_about(reason_of(registration))
            LogEntry.objects.bulk_create(
                LogEntry(registration_id=pk, kind=LogKind.PURGED, note=str(number))
                for pk, number in per_registration.items()
            )
        erased += Counter(kind for _pk, kind, _owner in rows)


def run() -> None:
    """The job."""
    purge()
