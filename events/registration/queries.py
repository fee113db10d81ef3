"""Questions about registrations and what people have answered."""

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from events.enums import OccasionState
from events.registration.enums import AnswerKind, State


class RegistrationQuerySet(QuerySet):
    """Registrations, with the questions that places, lists and jobs ask."""

    def active(self) -> Self:
        """Those that have not ended."""
        return self.exclude(state=State.CANCELLED)

    def in_line(self) -> Self:
        """Those that wait for a place, the first in line first."""
        return self.filter(state=State.WAITING).order_by("queue_number", "pk")

    def people(self) -> int:
        """How many people the registrations are for."""
        return int(self.aggregate(people=Sum("size"))["people"] or 0)

    def with_email(self, email: str) -> Self:
        """Those made with an e-mail address, however its letters are written."""
        return self.filter(answers__kind=AnswerKind.EMAIL, answers__value__iexact=email)

    def needed(self, now: datetime | None = None) -> Self:
        """Those that somebody counts on: active before the occasion is over, or with answers."""
        answers: Any = apps.get_model("events", "Answer").objects
        over = Q(occasion__ends_at__lte=now or timezone.now()) & ~Q(
            occasion__state=OccasionState.POSTPONED
        )
        has_answers = Exists(answers.filter(registration=OuterRef("pk")))
        return self.filter((~over & ~Q(state=State.CANCELLED)) | has_answers)


class AnswerQuerySet(QuerySet):
    """Answers, with the question of whose time is up."""

    def of(self, kind: str) -> Self:
        """Those to one kind of question."""
        return self.filter(kind=kind)
