"""Questions about organisations."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from samverkan import languages
from samverkan.pages import terms
from samverkan.pages.queries import BasePageManager, PageQuerySet

if TYPE_CHECKING:
    from organisations.models import Municipality


class OrganisationQuerySet(PageQuerySet):
    """Pages of organisations, with the questions that lists and blocks ask."""

    def by_name(self) -> Self:
        """In the order of their names."""
        return self.order_by("title", "pk")

    def about(self, keys: Iterable[UUID]) -> Self:
        """Those that work with at least one of the themes, given by their translation keys."""
        return terms.about(self, keys)

    def active_in(self, code: str) -> Self:
        """Those that are active in a municipality, or have a local group there."""
        activity = _activities().filter(organisation=OuterRef("organisation"), municipality=code)
        group = _groups().filter(
            page__translation_key=OuterRef("translation_key"), municipality=code
        )
        return self.filter(Exists(activity) | Exists(group))


OrganisationPageManager = BasePageManager.from_queryset(OrganisationQuerySet)


def municipalities_of(pages: OrganisationQuerySet) -> "QuerySet[Municipality]":
    """Where the organisations of these pages are active, or have local groups; by name."""
    listed = pages.order_by()
    active = _activities().filter(organisation__in=listed.values("organisation"))
    groups = _groups().filter(page__translation_key__in=listed.values("translation_key"))
    found: QuerySet[Municipality] = apps.get_model("organisations", "Municipality").objects.filter(
        Q(pk__in=active.values("municipality")) | Q(pk__in=groups.values("municipality"))
    )
    return found.order_by("name")


def _activities() -> Any:
    return apps.get_model("organisations", "Activity").objects


def _groups() -> Any:
    """The local groups in the source language, whose facts hold for all versions."""
    groups = apps.get_model("organisations", "LocalGroup").objects
    return groups.filter(locale__language_code=languages.SOURCE.code, municipality__isnull=False)
