"""Where a post comes from, asked of the browser instead of a CSRF token.

A token would need a cookie, and pages without cookies can be cached by anyone. Every browser since
2020 says in ``Sec-Fetch-Site`` or ``Origin`` which site a form stood on (Fetch Standard §3.2;
Fetch Metadata Request Headers §2.4).
"""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class Origin(Enum):
    """What is known about the page that a post was sent from."""

    OWN = "own"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


def origin_of(request: HttpRequest) -> Origin:
    """Whether the request comes from this site; UNKNOWN for browsers too old to say."""
    fetch_site = request.headers.get("Sec-Fetch-Site", "").lower()
    if fetch_site == "same-origin":
        return Origin.OWN
    if fetch_site == "cross-site":
        return Origin.FOREIGN
    origin = request.headers.get("Origin", "")
    if not origin or origin == "null":
        return Origin.UNKNOWN
    return Origin.OWN if _host(origin) == _bare(request.get_host()) else Origin.FOREIGN


def own_origin_only(view: View[P]) -> View[P]:
    """Decorate a public view: a post from another site gets a page that says so, status 403.

    Replaces Django's CSRF token, which the view is exempt from. A post that does not say where it
    comes from passes; the view can count it as a suspicion with ``origin_of``.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and origin_of(request) is Origin.FOREIGN:
            return render(request, "public_forms/foreign_origin.html", status=403)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _host(origin: str) -> str:
    try:
        return _bare(urlsplit(origin).netloc)
    except ValueError:
        return ""


def _bare(host: str) -> str:
    """The host without the port that its scheme has anyway."""
    return host.lower().removesuffix(":443").removesuffix(":80")
