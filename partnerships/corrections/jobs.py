"""What is done about corrections again and again. Each job can run twice without harm."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from partnerships.corrections.proposing import about, tell_staff
from partnerships.models import Correction, CorrectionLink
from samverkan.outbox.queue import forget_about

logger = logging.getLogger(__name__)

KEPT = timedelta(days=90)
"""How long it is known who proposed a correction, from the decision; and that there was a link."""

UNDECIDED_KEPT = timedelta(days=180)
"""How long it is known who proposed what nobody decides on. What was proposed stays."""

WAITED = (14, 30, 60, 90, 120, 150)
"""After how many days staff are told once more that a correction waits for them."""


def run() -> None:
    """The job."""
    remind()
    forget()


def remind() -> None:
    """Tell staff of corrections that have waited for long; each length of time is told once.

    The outbox remembers what it has sent for longer than the time from one to the next.
    """
    now = timezone.now()
    waiting = Correction.objects.filter(decided_at=None, is_suspect=False)
    for correction in waiting.filter(created_at__lte=now - timedelta(days=min(WAITED))):
        days = (now - correction.created_at).days
        passed = max(each for each in WAITED if each <= days)
        with transaction.atomic():
            tell_staff(correction, f"waited-{passed}")


def forget() -> None:
    """Delete corrections that were decided long ago, e-mail to who proposed them, and old links."""
    now = timezone.now()
    before, forgotten = now - KEPT, 0
    for correction in Correction.objects.filter(decided_at__lt=before):
        with transaction.atomic():
            forget_about(about(correction))
            correction.delete()
        forgotten += 1
    undecided = Correction.objects.filter(decided_at=None, created_at__lt=now - UNDECIDED_KEPT)
    undecided.filter(is_suspect=True).delete()
    nameless = undecided.exclude(email="").update(email="")
    for link in CorrectionLink.objects.filter(expires_at__lt=before, corrections=None):
        with transaction.atomic():
            forget_about(f"partnership-correction-link:{link.pk}:")
            link.delete()
    if forgotten or nameless:
        logger.info(
            "%d corrections of partnerships were deleted, their time being over; "
            "it is no longer known who proposed %d undecided ones",
            forgotten,
            nameless,
        )
