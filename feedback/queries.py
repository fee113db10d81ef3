"""Questions that staff ask about what residents sent."""

import re
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import BooleanField, Case, Count, Q, Value, When
from wagtail.models import Page

from feedback.enums import Answer, Box, State

OPEN_STATES = (State.NEW, State.IN_PROGRESS)

KEY = re.compile(r"[0-9]{1,18}", re.ASCII)
"""A primary key in an address, as every database can look for it."""


class SubmissionQuerySet(models.QuerySet):
    """Submissions, as the inbox and the page editor ask for them."""

    def open(self) -> Self:
        """Neither done nor in the suspect box nor spam."""
        return self.filter(state__in=OPEN_STATES, box=Box.INBOX)

    def with_text(self) -> Self:
        """Those in which the resident wrote something; not bare yes and no."""
        return self.exclude(text="")

    def concerning(self, user_id: int | None, teams: Collection[int]) -> Self:
        """Those of the teams, and those that the user handles."""
        return self.filter(Q(team__in=teams) | Q(handler_id=user_id))

    def own_first(self, user_id: int | None, teams: Collection[int]) -> Self:
        """Those that concern the user first, each part with the newest first."""
        return self.annotate(
            is_own=Case(
                When(Q(team__in=teams) | Q(handler_id=user_id), then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        ).order_by("-is_own", "-created_at", "-pk")

    def in_section(self, section: Page) -> Self:
        """Those about a page or anything below it, in whatever language."""
        trees = Q()
        for page in section.get_translations(inclusive=True):
            trees |= Q(page__path__startswith=page.path)
        return self.filter(trees)

    def counted(self, since: datetime | None = None) -> dict[str, int]:
        """How many yes and no there are, in all and since a time: keys yes, no, new_yes, new_no."""
        recent = Q(created_at__gte=since) if since else Q()
        yes, no = Q(answer=Answer.YES), Q(answer=Answer.NO)
        return self.exclude(box=Box.SPAM).aggregate(
            yes=Count("pk", filter=yes),
            no=Count("pk", filter=no),
            new_yes=Count("pk", filter=yes & recent),
            new_no=Count("pk", filter=no & recent),
        )
