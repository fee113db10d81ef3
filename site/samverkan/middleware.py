"""What every request passes through."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from samverkan import languages, published
from samverkan.locales import public_codes

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PUBLIC_MAX_AGE = 60
"""Seconds that anyone may keep a public page."""

KEEPABLE = frozenset({200, 206, 301, 304, 308, 404, 410})
"""Status codes of answers that are the same for everyone."""


def code_from_path(path: str) -> str:
    """The language that a path such as ``/ar/nyheter/`` is in.

    A language that the site does not publish in has no addresses: its prefix is an ordinary,
    unknown, Swedish path.
    """
    first = path[1:].partition("/")[0]
    if first in languages.BY_CODE and first != languages.SOURCE.code and first in public_codes():
        return first
    return languages.SOURCE.code


class PathLanguageMiddleware:
    """The language is what the address says, never a header or a cookie.

    So a page's address always answers in the same language and can be cached by anyone; Django's
    own middleware would negotiate, or add ``Vary: Accept-Language``.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with published.one_version():
            code = code_from_path(request.path_info)
            request.LANGUAGE_CODE = code
            with languages.reading(code):
                response = self.get_response(request)
        response.headers.setdefault("Content-Language", languages.get(code).html_lang)
        return response


class PublicCacheMiddleware(MiddlewareMixin):
    """Lets anyone keep public pages for a minute, and nobody keep what belongs to one person."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add Cache-Control unless the view has already said what it wants."""
        if request.path_info.startswith(settings.STATIC_URL):
            return response
        if is_personal(request, response):
            if "no-store" not in response.get("Cache-Control", ""):
                del response["Cache-Control"]
                patch_cache_control(response, private=True, no_store=True)
        elif not response.has_header("Cache-Control"):
            patch_cache_control(
                response,
                public=True,
                max_age=PUBLIC_MAX_AGE,
                stale_while_revalidate=PUBLIC_MAX_AGE,
            )
        return response


def has_session(request: HttpRequest) -> bool:
    """Whether the request comes from somebody who has logged in or given a page's password."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer is for one person or one moment, so that no cache may keep it.

    A public page, a lasting redirect and a missing page are the same for everyone; a page that
    has set a cookie or looked into the session is not, nor is an error.
    """
    return bool(
        has_session(request)
        or response.cookies
        or "cookie" in response.get("Vary", "").lower()
        or request.method not in ("GET", "HEAD")
        or response.status_code not in KEEPABLE
        or request.path_info.startswith("/admin/")
    )
