"""The search for readers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from samverkan import languages
from samverkan.pages.listing import get_page, page_range
from samverkan.search import engine
from samverkan.search.elsewhere import look_elsewhere
from samverkan.search.forms import SearchForm
from samverkan.search.queries import searchable, sections

PER_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """One line of the result.

    Attributes:
        text: the page's lead or description; "" where it has none.
        section: title of the part of the site that the page lies in, or "".
        date: what the page's kind tells: when news was published, when an event is.
    """

    page: Page
    text: str
    section: str
    date: datetime | None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages in the reader's language that have the words asked for; never an error."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    page_obj, wrong_page = get_page(
        Paginator(find(asked), PER_PAGE), request.GET.get("page", "") if asked else ""
    )
    context: dict[str, Any] = {
        "title": _("Search: %(question)s") % {"question": asked} if asked else _("Search"),
        "form": form,
        "asked": asked,
        "hits": hits(page_obj),
        "elsewhere": look_elsewhere(asked, request) if asked and page_obj.number == 1 else [],
        "page_obj": page_obj,
        "page_range": page_range(page_obj),
        "query": urlencode({"q": asked}),
        "wrong_page": wrong_page,
    }
    return TemplateResponse(request, "search/search.html", context)


def find(asked: str) -> list[int]:
    """Keys of the pages that fit, the best first, and the newest first among equals.

    All of them in one query: to count them alone takes the database nearly as long.
    """
    locale = Locale.objects.filter(language_code=languages.reader_code()).first()
    if locale is None or not asked:
        return []
    found = engine.search(searchable(locale), asked)
    keys = found.order_by("-score", "-first_published_at", "-pk").values_list("pk", flat=True)
    return list(keys)


def hits(page_obj: PaginatorPage[int]) -> list[Hit]:
    """The lines of one page of results, in as many queries for one line as for all."""
    pages = Page.objects.specific().defer_streamfields().in_bulk(list(page_obj))
    found = [pages[key] for key in page_obj if key in pages]
    titles = sections(found)
    dates: dict[int, datetime] = {}
    for kind in {type(page) for page in found}:
        dates |= kind.dates_in_lists([page for page in found if type(page) is kind])
    return [
        Hit(
            page=page,
            text=getattr(page, "lead", "") or page.search_description,
            section=titles.get(page.pk, ""),
            date=dates.get(page.pk),
        )
        for page in found
    ]
