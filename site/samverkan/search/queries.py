"""Pages that the search may show, and what it shows of them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Page, get_page_models

from samverkan.pages.base import BasePage
from samverkan.pages.queries import PageQuerySet

SECTION_DEPTH = 3
"""Depth in the tree of a page just below a home page: the sections of the site."""


@cache
def kinds_of_page() -> tuple[type[BasePage], ...]:
    """The kinds of page that stand on the site."""
    return tuple(model for model in get_page_models() if issubclass(model, BasePage))


def searchable(locale: Locale) -> PageQuerySet:
    """Pages in one language that everyone may read and whose editors let them be found."""
    return PageQuerySet(Page).listable(locale).exclude(pk__in=hidden_from_search())


def hidden_from_search() -> QuerySet[Any, Any]:
    """Keys of the pages that their editors keep out of the search.

    One union and not one condition for each kind, which PostgreSQL takes to leave out nearly every
    page, and then looks up the words of each page one by one.
    """
    first, *others = (
        kind._default_manager.filter(show_in_search=False).order_by().values("pk")
        for kind in kinds_of_page()
    )
    return first.union(*others, all=True)


def sections(pages: Iterable[Page]) -> dict[int, str]:
    """The title of the section that each page lies in, by the page's id, in one query.

    A section itself, and a home page, lies in none.
    """
    paths = {
        page.pk: page.path[: page.steplen * SECTION_DEPTH]
        for page in pages
        if page.depth > SECTION_DEPTH
    }
    titles = dict(
        PageQuerySet(Page)
        .published()
        .filter(path__in=set(paths.values()))
        .values_list("path", "title")
    )
    return {pk: titles[path] for pk, path in paths.items() if path in titles}
