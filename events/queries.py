"""Questions about events and their occasions."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from events import times
from events.enums import OccasionState
from samverkan.media import renditions
from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet

if TYPE_CHECKING:
    from events.models import Occasion


class OccasionQuerySet(QuerySet):
    """Occasions, with the questions that lists, calendars and registration ask."""

    def of(self, *event_keys: UUID) -> Self:
        """Those of some events, whatever language the events are read in."""
        return self.filter(event_key__in=event_keys)

    def to_come(self, now: datetime | None = None) -> Self:
        """Those that have not ended; what is postponed has not."""
        return self.filter(Q(ends_at__gt=now or timezone.now()) | Q(state=OccasionState.POSTPONED))

    def between(self, first: date | None = None, last: date | None = None) -> Self:
        """Those that take place on any of the days from first to last, both included."""
        found = self
        if first:
            found = found.filter(ends_at__gt=times.moment(first, None))
        if last:
            found = found.filter(starts_at__lt=times.end_of(last, None))
        return found


class EventQuerySet(PageQuerySet):
    """Events, with the questions that lists, feeds and blocks ask."""

    def to_come(self, occasions: "QuerySet[Occasion] | None" = None) -> Self:
        """Events with an occasion that has not ended, each with its next, the soonest first.

        ``next_occasion_id`` and ``next_start`` are annotated.

        Args:
            occasions: which occasions count; all that are to come when left out.
        """
        if occasions is None:
            occasions = apps.get_model("events", "Occasion").objects.to_come()
        of_event = occasions.filter(event_key=OuterRef("translation_key")).order_by(
            "starts_at", "pk"
        )
        return (
            self.annotate(
                next_occasion_id=Subquery(of_event.values("pk")[:1]),
                next_start=Subquery(of_event.values("starts_at")[:1]),
            )
            .filter(next_start__isnull=False)
            .order_by("next_start", "pk")
        )

    def past(self, now: datetime | None = None) -> Self:
        """Events with occasions, all of which have ended; the latest first.

        ``last_end`` is annotated.
        """
        occasions: Any = apps.get_model("events", "Occasion").objects
        of_event = occasions.filter(event_key=OuterRef("translation_key"))
        return (
            self.annotate(last_end=Subquery(of_event.order_by("-ends_at").values("ends_at")[:1]))
            .filter(~Exists(of_event.to_come(now)), last_end__isnull=False)
            .order_by(F("last_end").desc(), "-pk")
        )

    def about(self, keys: Iterable[UUID]) -> Self:
        """Those about at least one of the topics, given by their translation keys."""
        return terms.about(self, keys)

    def with_images(self, size: str) -> Self:
        """With the main images in one of the sizes of ``renditions.SIZES``, in one query more."""
        return renditions.prefetch(self, "image", size)


EventPageManager = BasePageManager.from_queryset(EventQuerySet)
