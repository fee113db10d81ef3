"""Questions about events and their occasions."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone
from wagtail.models import Page

from events import times
from events.enums import OccasionState
from samverkan import languages, published
from samverkan.media import renditions
from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet
from samverkan.pages.translations import PageLink

if TYPE_CHECKING:
    from events.models import Occasion


TEASER_FIELDS = (
    "title",
    "url_path",
    "path",
    "depth",
    "translation_key",
    "first_published_at",
    "locale",
    "lead",
    "image",
    "image_alt",
    "form",
    "place__name",
    "kind__translation_key",
)
"""Most columns of a page are for editors; each that a list leaves out is time saved."""


class OccasionQuerySet(QuerySet):
    """Occasions, with the questions that lists, calendars and registration ask."""

    def of(self, *event_keys: UUID) -> Self:
        """Those of some events, whatever language the events are read in."""
        return self.filter(event_key__in=event_keys)

    def to_come(self, now: datetime | None = None) -> Self:
        """Those that have not ended; what is postponed has not."""
        return self.filter(Q(ends_at__gt=now or timezone.now()) | Q(state=OccasionState.POSTPONED))

    def ended(self, now: datetime | None = None) -> Self:
        """Those that are over; what is postponed is not."""
        return self.filter(ends_at__lte=now or timezone.now()).exclude(
            state=OccasionState.POSTPONED
        )

    def between(self, first: date | None = None, last: date | None = None) -> Self:
        """Those that take place on any of the days from first to last, both included."""
        found = self
        if first:
            found = found.filter(ends_at__gt=times.moment(first, None))
        if last:
            found = found.filter(starts_at__lt=times.end_of(last, None))
        return found

    def touching(self, first: date, last: date) -> Self:
        """Those between two days, and those that were meant for one of them but were moved."""
        begin, end = times.moment(first, None), times.end_of(last, None)
        moved = Q(state=OccasionState.RESCHEDULED, moved_from__gte=begin, moved_from__lt=end)
        held = Q(ends_at__gt=begin, starts_at__lt=end)
        return self.filter(held | moved).order_by("starts_at", "pk")

    def in_year(self, year: int) -> Self:
        """Those that began in a year."""
        return self.filter(start_day__year=year)


class EventQuerySet(PageQuerySet):
    """Events, with the questions that lists, feeds and blocks ask."""

    def to_come(
        self, occasions: "QuerySet[Occasion] | None" = None, now: datetime | None = None
    ) -> Self:
        """Events with an occasion that has not ended, each with its next, the soonest first.

        ``next_occasion_id`` and ``next_start`` are annotated. What waits for a new date, and whose
        old one has passed, comes last and has no ``next_start``.

        Args:
            occasions: which occasions count; all that are to come when left out.
            now: the moment that it is, for tests of others.
        """
        now = now or timezone.now()
        if occasions is None:
            occasions = apps.get_model("events", "Occasion").objects.to_come(now)
        start = Case(When(ends_at__lte=now, then=None), default=F("starts_at"))
        of_event = (
            occasions.filter(event_key=OuterRef("translation_key"))
            .annotate(new_start=start)
            .order_by(F("new_start").asc(nulls_last=True), "starts_at", "pk")
        )
        return (
            self.annotate(
                next_occasion_id=Subquery(of_event.values("pk")[:1]),
                next_start=Subquery(of_event.values("new_start")[:1]),
            )
            .filter(translation_key__in=occasions.order_by().values("event_key"))
            .order_by(F("next_start").asc(nulls_last=True), "pk")
        )

    def held(self, occasions: "QuerySet[Occasion]") -> Self:
        """Events with an occasion among these, each with its latest; the latest first.

        ``next_occasion_id`` and ``next_start`` are annotated, as for what is to come.
        """
        of_event = occasions.filter(event_key=OuterRef("translation_key")).order_by(
            "-starts_at", "-pk"
        )
        return (
            self.annotate(
                next_occasion_id=Subquery(of_event.values("pk")[:1]),
                next_start=Subquery(of_event.values("starts_at")[:1]),
            )
            .filter(translation_key__in=occasions.order_by().values("event_key"))
            .order_by(F("next_start").desc(), "-pk")
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

    def for_teasers(self) -> Self:
        """With only what a teaser shows, images included, in one query more."""
        return (
            self.select_related("locale", "kind", "place")
            .only(*TEASER_FIELDS)
            .with_images("teaser")
        )

    def with_images(self, size: str) -> Self:
        """With the main images in one of the sizes of ``renditions.SIZES``, in one query more."""
        return renditions.prefetch(self, "image", size)


EventPageManager = BasePageManager.from_queryset(EventQuerySet)


def next_or_last(pages: Iterable[Page], now: datetime) -> dict[int, datetime]:
    """When the next occasion of each event begins, or else when its last one began. One query.

    Args:
        pages: events.
        now: the moment that it is.
    """
    keys = {page.translation_key: page.pk for page in pages}
    found: dict[int, datetime] = {}
    for occasion in apps.get_model("events", "Occasion").objects.of(*keys).order_by("starts_at"):
        pk = keys[occasion.event_key]
        if pk not in found or found[pk] <= now:
            found[pk] = occasion.starts_at
    return found


def reports_of(event: Page) -> tuple[PageLink, ...]:
    """What has been published about the event afterwards, the newest first; no query when warm.

    Each report in the event's language where it is translated, else in Swedish. The room whose
    pages report on events names their link to one ``reports_on``.
    """
    codes = {event.locale.language_code, languages.SOURCE.code}

    def find() -> tuple[PageLink, ...]:
        rows = event.reports.model._default_manager.readable().filter(
            reports_on__translation_key=event.translation_key, locale__language_code__in=codes
        )
        reports: dict[UUID, PageLink] = {}
        fields = ("translation_key", "title", "url_path", "locale__language_code")
        for key, *row in rows.order_by("-first_published_at", "-pk").values_list(*fields):
            link = PageLink(*row)
            if key not in reports or link.code == event.locale.language_code:
                reports[key] = link
        return tuple(reports.values())

    return published.kept(("reports", event.translation_key, event.locale_id), find)
