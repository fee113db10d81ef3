"""Finds the page for an address, in the reader's language or else in Swedish.

A page without a published translation is served at the address that its translation would have:
the frame in the reader's language with a notice, and the Swedish page inside it.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail import hooks
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from samverkan import languages, published
from samverkan.languages import Language
from samverkan.pages.translations import live_translations, page_address, site_roots
from samverkan.sites import site_for

ServeChain = Callable[[Page, HttpRequest, list[Any], dict[str, Any]], HttpResponseBase]

KNOWN_OF_ANCESTORS = (
    "title",
    "slug",
    "url_path",
    "path",
    "depth",
    "live",
    "translation_key",
    "content_type",
    "locale__language_code",
)
"""What is fetched of the pages above the one that is asked for: enough for the breadcrumbs."""


@dataclass(frozen=True)
class Fallback:
    """That the reader gets the Swedish page, since it is not translated.

    Attributes:
        page: the Swedish page.
        canonical: its absolute Swedish address.
        reader: the language of the frame.
    """

    page: Page
    canonical: str
    reader: Language


def fallback_of(request: HttpRequest | None) -> Fallback | None:
    """The fallback that a request is answered with, if it is."""
    return getattr(request, "fallback", None)


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the page at a path, in the reader's language or as a fallback.

    Raises:
        Http404: there is no published page at the path in either language.
    """
    site = site_for(request)
    if site is None:
        raise Http404
    code = languages.reader_code()
    source_code = languages.SOURCE.code
    components = [component for component in path.split("/") if component]
    route = find_route(request, site, code, components)
    if code == source_code:
        if route is None:
            raise Http404
        return answer(request, route)
    if route:
        versions = live_translations(route.page)
        if code in versions or source_code not in versions:
            return answer(request, route)
    source = find_route(request, site, source_code, components)
    if source is None:
        raise Http404
    translated = live_translations(source.page).get(code)
    if translated and request.path == page_address(source.page, request):
        return HttpResponseRedirect(page_address(translated, request))
    return answer_in_swedish(request, source)


def find_route(
    request: HttpRequest, site: Site, code: str, components: list[str]
) -> RouteResult | None:
    """The published page, or view of a page, at a path below one language's home page."""
    root = next(
        (root for root in site_roots() if root.site_id == site.pk and root.language_code == code),
        None,
    )
    if root is None:
        return None
    paths = [root.root_path]
    for component in components:
        paths.append(f"{paths[-1]}{component}/")
    pages = pages_on(paths)
    for number, page in enumerate(pages):
        rest = components[paths.index(page.url_path) :]
        if number == 0 or issubclass(page.specific_class or Page, RoutablePageMixin):
            try:
                return whole_page(page, pages[number + 1 :]).route(request, rest)
            except Http404:
                continue
    return None


def pages_on(paths: list[str]) -> list[Page]:
    """The pages on the way to an address, the nearest first.

    One query for the whole way, where Wagtail's own routing asks twice for each of its parts, and
    none when warm. Of addresses that lead to no page nothing is kept: anybody can make them up.

    Args:
        paths: where each part of the address would be in the tree, the home page first.
    """
    found: list[Page] = []

    def find() -> tuple[Page, ...] | None:
        slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
        pages = Page.objects.filter(slug__in=slugs, url_path__in=paths)
        found.extend(pages.select_related("locale").only(*KNOWN_OF_ANCESTORS).order_by("-depth"))
        return tuple(found) if found and found[0].url_path == paths[-1] else None

    # Copies, since whoever answers a request may remember things on them.
    return [copy(page) for page in published.kept(("way", paths[-1]), find) or found]


def whole_page(page: Page, above: list[Page]) -> Page:
    """The page with all its fields, and with what is already known of the pages above it.

    One query, since the page's kind says in ``shown_with`` which related objects it always shows.

    Args:
        page: the page as the tree knows it.
        above: its ancestors up to the home page, the nearest first.
    """
    kind = page.specific_class or Page
    related = getattr(kind, "shown_with", ()) or (None,)
    whole: Page = kind._default_manager.select_related(*related).get(pk=page.pk)
    whole.locale = page.locale
    whole.known_ancestors = tuple(reversed(above))
    if above:
        # Where treebeard's get_parent() looks before it asks the database.
        whole._cached_parent_obj = above[0]
    return whole


def answer(
    request: HttpRequest, route: RouteResult, chain: ServeChain = serve_chain
) -> HttpResponseBase:
    """Serve a page as Wagtail does: restrictions and other hooks first, then its own view."""
    page, args, kwargs = route
    request._wagtail_route_for_request = route  # type: ignore[attr-defined]
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    response: HttpResponseBase = chain(page, request, args, kwargs)
    return response


def serve_in_swedish(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponseBase:
    """The page's own view, so that what it says and lists is in the language of its text."""
    with translation.override(languages.SOURCE.code):
        response: HttpResponseBase = serve_chain(page, request, args, kwargs)
    return response


def answer_in_swedish(request: HttpRequest, route: RouteResult) -> HttpResponseBase:
    """Serve a Swedish page in the reader's frame, and tell search engines where it belongs.

    What is no page, such as a feed, has no frame: it is found at its Swedish address.
    """
    reader = languages.get(languages.reader_code())
    canonical = page_address(route.page, request, languages.SOURCE.code, absolute=True)
    request.fallback = Fallback(route.page, canonical, reader)  # type: ignore[attr-defined]
    response = answer(request, route, serve_in_swedish)
    if isinstance(response, TemplateResponse):
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Link"] = f'<{canonical}>; rel="canonical"'
        response.headers["Content-Language"] = f"{reader.html_lang}, {languages.SOURCE.html_lang}"
    elif response.status_code == 200:
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        path = request.path.replace(f"/{reader.prefix}", "/", 1)
        return HttpResponseRedirect(f"{path}{query}")
    return response
