"""Which site a request is for."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Site

from samverkan.caches import forget

CACHE_KEY = "samverkan.sites"
CACHE_SECONDS = 60 * 60


def site_for(request: HttpRequest) -> Site | None:
    """The request's site, as Wagtail finds it; a host that has asked before costs no query."""
    if hasattr(request, "_wagtail_site"):
        return Site.find_for_request(request)
    known: dict[str, Site] = cache.get(CACHE_KEY) or {}
    host = request.get_host()
    if host in known:
        # Where Wagtail's own look-up keeps its answer while a request lasts.
        request._wagtail_site = known[host]  # type: ignore[attr-defined]
        return known[host]
    site = Site.find_for_request(request)
    if site:
        cache.set(CACHE_KEY, known | {host: site}, CACHE_SECONDS)
    return site


def forget_sites(**_signal: Any) -> None:
    """Let the next request see that a site has come, gone or changed."""
    forget(CACHE_KEY)
