"""Questions about organisations."""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet


class OrganisationQuerySet(PageQuerySet):
    """Pages of organisations, with the questions that lists and blocks ask."""

    def by_name(self) -> Self:
        """In the order of their names."""
        return self.order_by("title", "pk")

    def about(self, keys: Iterable[UUID]) -> Self:
        """Those that work with at least one of the themes, given by their translation keys."""
        return terms.about(self, keys)


OrganisationPageManager = BasePageManager.from_queryset(OrganisationQuerySet)
