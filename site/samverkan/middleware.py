"""What every request passes through."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from samverkan import languages
from samverkan.locales import public_codes

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PUBLIC_MAX_AGE = 60
"""Seconds that anyone may keep a public page."""


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
        if response.has_header("Cache-Control") or request.path_info.startswith(
            settings.STATIC_URL
        ):
            return response
        personal = (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            or response.cookies
            or request.path_info.startswith("/admin/")
            or request.method not in ("GET", "HEAD")
        )
        if personal:
            patch_cache_control(response, private=True, no_store=True)
        else:
            patch_cache_control(
                response,
                public=True,
                max_age=PUBLIC_MAX_AGE,
                stale_while_revalidate=PUBLIC_MAX_AGE,
            )
        return response
