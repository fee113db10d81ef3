"""The sitemap: every page that search engines may show, with its versions in other languages.

One file holds the pages of at most ``GROUPS_PER_FILE`` groups, a group being a page and its
translations; a larger site gets an index of several files. Either costs the same few queries
however many pages there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from samverkan import languages
from samverkan.pages.base import BasePage
from samverkan.pages.translations import open_pages, page_address, site_roots
from samverkan.shell.head import Alternate, alternates
from samverkan.sites import site_for

GROUPS_PER_FILE = 5000
"""Nine languages give at most 45,000 addresses; the protocol allows 50,000 in a file."""


@dataclass(frozen=True)
class Entry:
    """One address of the sitemap."""

    address: str
    changed_at: datetime | None
    alternates: tuple[Alternate, ...]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The whole sitemap, or the index of its parts."""
    parts = -(-_groups(request).count() // GROUPS_PER_FILE)
    if parts <= 1:
        return _urlset(request, 1)
    addresses = [
        request.build_absolute_uri(reverse("sitemap_part", args=[number]))
        for number in range(1, parts + 1)
    ]
    return _xml(request, "shell/sitemap_index.xml", {"addresses": addresses})


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part of a sitemap that is too large for one file; parts are counted from 1.

    Raises:
        Http404: there are not so many parts.
    """
    if not 1 <= number <= -(-_groups(request).count() // GROUPS_PER_FILE):
        raise Http404
    return _urlset(request, number)


def _urlset(request: HttpRequest, number: int) -> HttpResponse:
    return _xml(request, "shell/sitemap.xml", {"entries": list(_entries(request, number))})


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")


def _pages(request: HttpRequest) -> QuerySet[Page]:
    """The pages of this site that anyone may read and that editors let search engines show."""
    site = site_for(request)
    if site is None:
        raise Http404
    below = Q(pk__in=[])
    for root in site_roots():
        if root.site_id == site.pk:
            below |= Q(url_path__startswith=root.root_path)
    pages = open_pages().filter(below)
    for model in apps.get_models():
        if issubclass(model, BasePage):
            hidden = model._default_manager.filter(show_in_search=False)
            pages = pages.exclude(pk__in=hidden.values("pk"))
    return pages


def _groups(request: HttpRequest) -> QuerySet[Page]:
    return _pages(request).order_by("translation_key").values("translation_key").distinct()


def _entries(request: HttpRequest, number: int) -> Iterator[Entry]:
    """The addresses of one part, each with the alternates of its whole group."""
    first = (number - 1) * GROUPS_PER_FILE
    groups = _groups(request)[first : first + GROUPS_PER_FILE]
    pages = (
        _pages(request)
        .filter(translation_key__in=groups)
        .select_related("locale")
        .only("url_path", "last_published_at", "translation_key", "locale__language_code")
        .order_by("translation_key", "path")
    )
    for _key, group in groupby(pages, key=lambda page: page.translation_key):
        versions = {page.locale.language_code: page for page in group}
        in_order = {code: versions[code] for code in languages.BY_CODE if code in versions}
        others = alternates(in_order, request)
        for code, page in in_order.items():
            yield Entry(
                address=page_address(page, request, code, absolute=True),
                changed_at=page.last_published_at,
                alternates=others if languages.get(code).hreflang else (),
            )
