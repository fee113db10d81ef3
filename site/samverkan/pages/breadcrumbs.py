"""The way from the home page to a page."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import translation
from django.utils.translation import pgettext
from wagtail.models import Page

from samverkan import languages
from samverkan.pages.queries import PageQuerySet
from samverkan.pages.translations import is_home, language_of, page_address


@dataclass(frozen=True)
class Crumb:
    """A page above the one that is shown.

    Attributes:
        lang: language code of the title; mark the link with it by ``lang_attrs``.
    """

    title: str
    href: str
    lang: str


def breadcrumbs(page: Page) -> tuple[Crumb, ...]:
    """The published pages above a page, the home page first, in at most one query.

    A page above that has a live translation in the reader's language is called by that.
    """
    code = languages.reader_code()
    known: tuple[Page, ...] | None = getattr(page, "known_ancestors", None)
    if known is not None and page.locale.language_code == code:
        return tuple(crumb(ancestor, code) for ancestor in known if ancestor.live)
    step = page.steplen
    paths = [page.path[: step * depth] for depth in range(2, page.depth)]
    if not paths:
        return ()
    found = Q(path__in=paths)
    if language_of(page) != code:
        keys = Page.objects.filter(path__in=paths).values("translation_key")
        found |= Q(locale__language_code=code, translation_key__in=keys)
    versions: dict[object, dict[str, Page]] = {}
    order: dict[object, str] = {}
    for ancestor in PageQuerySet(Page).published().filter(found).select_related("locale"):
        versions.setdefault(ancestor.translation_key, {})[ancestor.locale.language_code] = ancestor
        if ancestor.path in paths:
            order[ancestor.translation_key] = ancestor.path
    crumbs = []
    for key in sorted(order, key=lambda key: order[key]):
        candidates = versions[key]
        ancestor = candidates.get(code) or next(iter(candidates.values()))
        crumbs.append(crumb(ancestor, code))
    return tuple(found for found in crumbs if found.href)


def crumb(page: Page, code: str) -> Crumb:
    """The step that a page is, for readers of a language.

    The home page is called "Start" in that language, since its title can be a whole sentence.
    """
    if is_home(page):
        with translation.override(code):
            return Crumb(pgettext("breadcrumbs", "Start"), page_address(page, code=code), code)
    return Crumb(page.title, page_address(page, code=code), page.locale.language_code)
