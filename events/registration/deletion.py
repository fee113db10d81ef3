"""Nothing that people have registered to disappears under them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from events.models import EventPage, Occasion, Registration


def needed_occasions(occasions: Iterable[int]) -> list[Occasion]:
    """Those among the occasions, given by their keys, that somebody has registered to.

    An occasion is needed while it is to come, and until what people have answered is erased.
    """
    registrations = Registration.objects.needed().filter(occasion__in=list(occasions))
    return list(Occasion.objects.filter(pk__in=registrations.values("occasion")))


def needed_below(pages: Iterable[Page]) -> list[Occasion]:
    """Occasions of these pages, and of all pages below them, that somebody has registered to."""
    within = Q()
    for page in pages:
        within |= Q(page__path__startswith=page.path)
    return needed_occasions(Occasion.objects.filter(within).values_list("pk", flat=True))


def keep_registered_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page is deleted: say that people have registered, and delete nothing."""
    return refuse(request, needed_below([page]), page.get_parent())


def keep_registered_pages_in_bulk(
    request: HttpRequest, action: str, pages: Sequence[Any], view: Any
) -> HttpResponse | None:
    """Before several pages are deleted at once: the same."""
    found = [page for page in pages if isinstance(page, Page)]
    if action != "delete" or not found:
        return None
    return refuse(request, needed_below(found), found[0].get_parent())


def refuse(request: HttpRequest, needed: list[Occasion], back_to: Page) -> HttpResponse | None:
    """Say which occasions are needed, if any are, and go back."""
    if not needed:
        return None
    days = ", ".join(dict.fromkeys(str(occasion) for occasion in needed))
    message = _(
        "Nothing was deleted: people have registered to %(days)s. Cancel the occasion instead, so "
        "that they are told. It can be deleted when it is over and their answers are erased."
    )
    messages.error(request, message % {"days": days})
    return redirect("wagtailadmin_explore", back_to.pk)


def keep_registered_occasions(page: EventPage) -> None:
    """Put back the occasions that somebody has registered to since a draft without them was made.

    Called when the page is about to be saved, with the rows that it is to have from now on.
    """
    kept = {occasion.pk for occasion in page.occasions.all()}
    stored = Occasion.objects.filter(page=page.pk).exclude(pk__in=kept)
    missing = needed_occasions(stored.values_list("pk", flat=True))
    if missing:
        page.occasions.add(*missing)
