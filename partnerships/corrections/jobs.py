"""What is done about corrections again and again. Each job can run twice without harm."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from partnerships.corrections.proposing import about
from partnerships.models import Correction, CorrectionLink
from samverkan.outbox.queue import forget_about

logger = logging.getLogger(__name__)

KEPT = timedelta(days=90)
"""How long it is known who proposed a correction, from the decision; and that there was a link."""


def forget() -> None:
    """Delete corrections that were decided long ago, e-mail to who proposed them, and old links."""
    before, forgotten = timezone.now() - KEPT, 0
    for correction in Correction.objects.filter(decided_at__lt=before):
        with transaction.atomic():
            forget_about(about(correction))
            correction.delete()
        forgotten += 1
    old = CorrectionLink.objects.filter(expires_at__lt=before, corrections=None)
    for link in old:
        with transaction.atomic():
            forget_about(f"partnership-correction-link:{link.pk}:")
            link.delete()
    if forgotten:
        logger.info("%d corrections of partnerships were deleted, their time being over", forgotten)
