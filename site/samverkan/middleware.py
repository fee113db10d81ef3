"""What every request passes through."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from samverkan import languages, published
from samverkan.locales import public_codes
from samverkan.public_forms.timestamp import without_stamps

GetResponse = Callable[[HttpRequest], HttpResponseBase]

PUBLIC_MAX_AGE = 60
"""Seconds that a cache may keep what is public; a browser asks again for a page each time."""

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


class CompressionMiddleware(GZipMiddleware):
    """Sends text compressed: on its way to an old phone a page is a sixth as long.

    Django pads each answer by chance, so that no secret in a form can be guessed from its length.
    A part of a file stays as it is: its bytes are counted as those of the file (RFC 9110 §14).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress what is whole, for those who understand it."""
        if response.status_code == HTTPStatus.PARTIAL_CONTENT:
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


class PublicCacheMiddleware(MiddlewareMixin):
    """Lets caches keep what is public for a minute, and nobody keep what belongs to one person.

    A browser asks each time whether its copy of a page is still right, so that an emergency banner
    reaches whoever comes back; while nothing has changed the answer is a 304 without a body.
    """

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
            if is_html(response):
                return self.checked_each_time(request, response)
            patch_cache_control(response, public=True, max_age=PUBLIC_MAX_AGE)
        return response

    def checked_each_time(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The page for browsers to check before each use, or a 304 where theirs is the same."""
        patch_cache_control(
            response, public=True, max_age=0, s_maxage=seconds_right(request), must_revalidate=True
        )
        if not isinstance(response, HttpResponse) or response.status_code != 200:
            return response
        digest = sha256(without_stamps(response.content)).hexdigest()[:32]
        # Weak (RFC 9110 §8.8.1): two showings of a page differ in when they were made.
        response.headers["ETag"] = f'W/"{digest}"'
        etag = response.headers["ETag"]
        return get_conditional_response(request, etag=etag, response=response) or response


def right_until(request: HttpRequest, moment: datetime) -> None:
    """Note that what is shown is no longer right from a moment on, such as "open until 16.00"."""
    earlier = getattr(request, "right_until", moment)
    request.right_until = min(earlier, moment)  # type: ignore[attr-defined]


def seconds_right(request: HttpRequest) -> int:
    """How long a shared cache may keep a page: a minute, or until it is no longer right."""
    moment = getattr(request, "right_until", None)
    if moment is None:
        return PUBLIC_MAX_AGE
    left = (moment - timezone.now()).total_seconds()
    return max(0, min(PUBLIC_MAX_AGE, int(left)))


def is_html(response: HttpResponseBase) -> bool:
    """Whether an answer is a page to look at."""
    return response.get("Content-Type", "").startswith("text/html")


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
