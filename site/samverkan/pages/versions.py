"""A page's versions in other languages, and its address in each."""

from django.db.models import Exists, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction, Site

from samverkan import languages


def live_translations(page: Page) -> QuerySet[Page]:
    """Every version of a page that anyone may read, itself included, in one query.

    The view restrictions are a part of the same query: a restriction on a section holds for all
    pages below it, whose paths begin with the section's.
    """
    restricted = PageViewRestriction.objects.annotate(below=OuterRef("path")).filter(
        below__startswith=F("page__path")
    )
    return (
        Page.objects.filter(translation_key=page.translation_key, live=True)
        .exclude(Exists(restricted))
        .select_related("locale")
    )


def address_in(page: Page, code: str, site: Site | None = None) -> str:
    """The page's address in the frame of a language; "" where it has none.

    A page that is not translated is read below the language's own prefix, as in ``/ar/nyheter/``,
    where its Swedish text stands in an Arabic frame.

    Args:
        page: the version to link to, with its locale.
        code: the reader's language.
        site: the site that the link stands on; pages of other sites get an absolute address.
    """
    parts = page.get_url_parts()
    if parts is None:
        return ""
    site_id, root_url, path = parts
    if path is None:
        return ""
    if page.locale.language_code == languages.SOURCE.code and code != languages.SOURCE.code:
        path = f"/{code}{path}"
    return path if site is None or site.pk == site_id else f"{root_url}{path}"


def in_order(pages: QuerySet[Page]) -> list[Page]:
    """The pages in the order of the one list of languages."""
    order = {language.code: place for place, language in enumerate(languages.LANGUAGES)}
    return sorted(pages, key=lambda page: order.get(page.locale.language_code, len(order)))
