"""Questions about partnerships."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from partnerships.enums import HELPING
from samverkan import languages
from samverkan.media import renditions
from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet

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
)
"""Most columns of a page are for editors; each that a list leaves out is time saved."""


class PartnershipQuerySet(PageQuerySet):
    """Partnerships, with the questions that the register, blocks and open data ask."""

    def sources(self) -> Self:
        """Readable partnerships in the source language, which have the facts and the rows."""
        return self.readable().filter(locale__language_code=languages.SOURCE.code)

    def whose_source(self, *conditions: Q, **facts: Any) -> Self:
        """Those whose version in the source language fits: ``state=``, ``parties__organisation=``.

        The facts of a translation are copies that can be older than the source.
        """
        sources = self.model._default_manager.sources().filter(*conditions, **facts)
        return self.filter(translation_key__in=sources.order_by().values("translation_key"))

    def helping(self, today: date | None = None) -> Self:
        """Sources whose interventions are there for whoever needs them."""
        today = today or timezone.localdate()
        is_on = Q(last_day__isnull=True) | Q(last_day__gte=today)
        return self.sources().filter(is_on, state__in=HELPING)

    def running_in(self, year: int) -> Self:
        """Those that had begun and not ended at some time of a year."""
        goes_on = Q(last_day__isnull=True) | Q(last_day__gte=date(year, 1, 1))
        return self.whose_source(goes_on, starts_on__lte=date(year, 12, 31))

    def about(self, keys: Iterable[UUID]) -> Self:
        """Those about at least one of the topics, given by their translation keys."""
        return terms.about(self, keys)

    def for_teasers(self) -> Self:
        """With only what a teaser shows, images included, in one query more."""
        return self.select_related("locale").only(*TEASER_FIELDS).with_images("teaser")

    def with_images(self, size: str) -> Self:
        """With the main images in one of the sizes of ``renditions.SIZES``, in one query more."""
        return renditions.prefetch(self, "image", size)


PartnershipPageManager = BasePageManager.from_queryset(PartnershipQuerySet)
