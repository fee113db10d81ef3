"""Questions about news."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Case, F, IntegerField, Value, When
from django.utils import timezone

from samverkan.media import renditions
from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet

if TYPE_CHECKING:
    from news.models import NewsPage

TEASER_FIELDS = (
    "title",
    "url_path",
    "path",
    "depth",
    "first_published_at",
    "locale",
    "lead",
    "image",
    "image_alt",
)
"""Most columns of a page are for editors; each that a list leaves out is time saved."""


class NewsQuerySet(PageQuerySet):
    """News articles, with the questions that lists, feeds and blocks ask."""

    def newest_first(self) -> Self:
        """By the day that readers first could read them; equal ones in a stable order."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def pinned_first(self, today: date | None = None) -> Self:
        """Those that are pinned until today or later on top, then the newest first."""
        pinned = Case(
            When(pinned_until__gte=today or timezone.localdate(), then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return self.annotate(place=pinned).order_by(
            "place", F("first_published_at").desc(nulls_last=True), "-pk"
        )

    def about(self, keys: Iterable[UUID]) -> Self:
        """Those about at least one of the topics, given by their translation keys."""
        return terms.about(self, keys)

    def for_teasers(self) -> Self:
        """With only what a teaser shows, images included, in one query more."""
        return self.only(*TEASER_FIELDS).with_images("teaser")

    def with_images(self, size: str) -> Self:
        """With the main images in one of the sizes of ``renditions.SIZES``, in one query more."""
        return renditions.prefetch(self, "image", size)


def prepare_teasers(
    pages: Sequence["NewsPage"], known: Iterable[terms.ShownTerm] | None = None
) -> None:
    """Fetch the topics that the teasers of these articles show.

    Args:
        pages: articles in one language.
        known: topics already fetched; without them one more query is asked.
    """
    if not pages:
        return
    names = None if known is None else {topic.translation_key: topic for topic in known}
    found = terms.by_page(pages, names, pages[0].locale)
    for page in pages:
        page.shown_topics = found.get(page.pk, [])


NewsPageManager = BasePageManager.from_queryset(NewsQuerySet)
