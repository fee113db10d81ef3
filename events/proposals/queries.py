"""Questions about proposals."""

from datetime import datetime
from typing import Self

from django.db.models import QuerySet


class ProposalQuerySet(QuerySet):
    """Proposed events, with the questions that moderation and disposal ask."""

    def to_submit(self) -> Self:
        """Those whose drafts should go to moderation and have not yet."""
        return self.filter(
            submitted_at=None, decision="", is_suspect=False, page__isnull=False
        ).order_by("pk")

    def decided_before(self, moment: datetime) -> Self:
        """Those that were decided before then."""
        return self.filter(decided_at__lt=moment)
