"""What readers meet when something is missing, forbidden or broken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _

from samverkan import languages


def language_of(request: HttpRequest) -> str:
    """The language of an address by its prefix alone, without asking whether it is published.

    Errors can come before the middleware that knows, or because it could not know.
    """
    first = request.path_info[1:].partition("/")[0]
    return first if first in languages.BY_CODE else languages.SOURCE.code


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the site's look and the reader's language, with ways to go on."""
    with languages.reading(language_of(request)):
        return render(request, "404.html", {"title": _("We cannot find the page")}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in the site's look."""
    with languages.reading(language_of(request)):
        return render(request, "403.html", {"title": _("You may not see this page")}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form of a protected page or of the admin, whose token is missing or too old."""
    with languages.reading(language_of(request)):
        context = {"title": _("The form could not be sent"), "form_expired": True}
        return render(request, "403.html", context, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a request that makes no sense, perhaps for a host that is not ours."""
    with languages.reading(language_of(request)):
        heading = _("We could not understand the request")
        return plain_page(heading, _("Go back and try again, or start from the home page."), 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs neither database, cache nor session, since any of them may be what broke."""
    with languages.reading(language_of(request)):
        heading = _("Something went wrong")
        return plain_page(heading, _("The fault is ours. Try again in a few minutes."), 500)


def plain_page(heading: str, text: str, status: int) -> HttpResponse:
    """An error page that stands alone: no request, no query, no context processors."""
    language = languages.get(languages.reader_code())
    context = {
        "heading": heading,
        "text": text,
        "language": language,
        "home": f"/{language.prefix}",
        "stylesheet": stylesheet(),
    }
    return HttpResponse(render_to_string("500.html", context), status=status)


def stylesheet() -> str:
    """Address of the style sheet; "" where static files have not been collected."""
    try:
        return static("build/site.css")
    except (OSError, ValueError):
        return ""
