"""Which versions a page has in other languages, and its address in each reader's frame.

Slugs are the same in every language, so a page has one path below the home page, and its address
in a language is that path after the language's prefix. There is either a translation at that
address or the Swedish text in the language's frame (``samverkan.serve``); a link therefore needs
no look into the database.
"""

from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.urls import get_script_prefix
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

from samverkan import languages, published
from samverkan.pages.queries import PageQuerySet
from samverkan.sites import site_for


class Placed(Protocol):
    """What has a place in the tree of pages."""

    @property
    def url_path(self) -> str:
        """The slugs on the way to it, those of the home page first."""


@dataclass(frozen=True)
class PageLink:
    """What a link needs to know of a page that anybody may read.

    Attributes:
        code: the language of the page.
    """

    title: str
    url_path: str
    code: str


Versions = dict[str, PageLink]
"""Language code to the page in that language, in the order of the one list of languages."""


def open_pages() -> PageQuerySet:
    """Pages of every kind that anybody may read, in the order of the tree."""
    return PageQuerySet(Page).readable().order_by("path")


def live_translations(page: Page) -> Versions:
    """All versions of a page that anybody may read, its own included; no query when warm."""
    key = page.translation_key

    def find() -> Versions:
        rows = open_pages().filter(translation_key=key)
        fields = rows.values_list("title", "url_path", "locale__language_code")
        found = {link.code: link for link in (PageLink(*row) for row in fields)}
        codes = [language.code for language in languages.LANGUAGES if language.code in found]
        return {code: found[code] for code in codes}

    return published.kept(("versions", key), find)


def link_above(page: Placed) -> PageLink | None:
    """The page that a page is below; no query when warm.

    None where not everybody may read it: a list can be unpublished while what is below it is not.
    """
    path = f"{page.url_path.rstrip('/').rpartition('/')[0]}/"

    def find() -> PageLink | None:
        rows = open_pages().filter(url_path=path)
        fields = rows.values_list("title", "url_path", "locale__language_code")
        return next((PageLink(*row) for row in fields), None)

    return published.kept(("above", path), find)


def shown_version(page: Page, code: str) -> PageLink | None:
    """The page in a language, else in Swedish, as far as anybody may read it."""
    versions = live_translations(page)
    return versions.get(code) or versions.get(languages.SOURCE.code)


def site_roots() -> list[SiteRootPath]:
    """The home page's path in each site and language; no query when warm."""
    return published.kept(("site roots",), Site.get_site_root_paths)


def language_of(page: Page) -> str:
    """The code of the language that a page is in, told by the tree that it is in: no query.

    A page outside of all sites is asked for its locale.
    """
    for root in site_roots():
        if page.url_path.startswith(root.root_path):
            return root.language_code
    code: str = page.locale.language_code
    return code


def is_home(page: Placed) -> bool:
    """Whether the page is the home page of a site, in whatever language; no query."""
    return any(page.url_path == root.root_path for root in site_roots())


def page_address(
    page: Placed, request: HttpRequest | None = None, code: str = "", *, absolute: bool = False
) -> str:
    """A page's address in the frame of a language, without a query.

    Args:
        page: any version of the page. A Swedish page has an address in every language; a
            translation has only its own, since nothing says that the others exist.
        request: tells which site is being read, where there are several.
        code: the language of the frame; the reader's when left out.
        absolute: with scheme and host.

    Returns:
        The path, with scheme and host when the page is on another site; "" when it is on none.
    """
    code = code or languages.reader_code()
    roots = site_roots()
    home = next((root for root in roots if page.url_path.startswith(root.root_path)), None)
    if home is None:
        return ""
    if home.language_code != languages.SOURCE.code:
        code = home.language_code
    prefix = languages.get(code).prefix
    path = f"{get_script_prefix()}{prefix}{page.url_path[len(home.root_path) :]}"
    if absolute or is_elsewhere(home, roots, request):
        return f"{home.root_url}{path}"
    return path


def part_of(page: Page, request: HttpRequest | None) -> str:
    """What the address being read has after the page's own: "manad/2026-11/", mostly nothing.

    Such a view of a page has the same address below each of the page's versions.
    """
    own = page_address(page, request)
    return request.path[len(own) :] if request and own and request.path.startswith(own) else ""


def is_elsewhere(
    home: SiteRootPath, roots: list[SiteRootPath], request: HttpRequest | None
) -> bool:
    """Whether a page below this home is on another site than the one being read."""
    if len({root.site_id for root in roots}) == 1:
        return False
    site = site_for(request) if request else None
    return site is None or site.pk != home.site_id
