"""The addresses that calendars fetch events from: below an event, and below the list of events."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from events import icalendar, times, vevents
from events.models.occasions import Occasion
from events.queries import OccasionQuerySet
from samverkan import published
from samverkan.serve import fallback_of

KEPT = timedelta(days=92)
"""How long a list's calendar remembers what has been: three months."""

FIELDS = (
    "title",
    "lead",
    "path",
    "depth",
    "url_path",
    "translation_key",
    "locale",
    "first_published_at",
    "last_published_at",
    "form",
    "place",
    "place_note",
    "online_url",
    "online_url_is_private",
    "kind__translation_key",
)
"""What is fetched of the events in a list."""


class EventCalendar(RoutablePageMixin, models.Model):
    """Gives an event a calendar of all its occasions, and one of each."""

    class Meta:
        abstract = True

    @re_path(r"^kalender\.ics/$", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponseBase:
        """All occasions of the event, each series by its rule."""
        page: Any = self
        code = page.locale.language_code
        [told] = icalendar.tell([page], published_occasions(page), code)
        return respond(request, icalendar.events_ics(page.title, [told], code), told.changed_at)

    @re_path(r"^tillfalle/(?P<pk>[0-9]{1,15})/kalender\.ics/$", name="occasion_calendar")
    def occasion_calendar(self, request: HttpRequest, pk: str) -> HttpResponseBase:
        """One occasion.

        Raises:
            Http404: the event has no such occasion.
        """
        page: Any = self
        occasion = published_occasions(page).filter(pk=int(pk)).first()
        if occasion is None:
            raise Http404
        changed_at = vevents.latest(page, [vevents.entry_of(occasion)])
        return respond(request, icalendar.occasion_ics(occasion, page), changed_at)


class ListCalendar(RoutablePageMixin, models.Model):
    """Gives a list of events a calendar of what its filters let through."""

    class Meta:
        abstract = True

    @re_path(r"^kalender\.ics/$", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponseBase:
        """The events of the last three months and all to come that fit the list's filters.

        Filters that make no sense give all of them, as in the list. Where one date of a series
        fits, calendars get the whole series: its rule makes no sense in parts.
        """
        page: Any = self
        form = page.filter_form(request.GET, page) if any(request.GET.values()) else None
        if form and form.chosen:
            body = list_ics(page, form)
        else:
            # What nearly all subscribers ask for, every few hours.
            key = ("calendar", page.pk, timezone.localdate())
            body = published.kept(key, partial(list_ics, page))
        # What has left the list has changed it too, and nothing tells when that was.
        return respond(request, body, None)


def list_ics(page: Any, form: Any = None) -> bytes:
    """The calendar of a list.

    Args:
        page: the list.
        form: its valid filters; everything when left out.
    """
    since = times.moment(timezone.localdate() - KEPT, None)
    recent = Occasion.objects.to_come(since)
    pages = page.published
    if form:
        recent = form.occasions(recent)
        pages = form.filter(pages)
    # What is deferred stays so when only() names it.
    whole = pages.defer(None).only(*FIELDS)
    listed = list(whole.select_related("locale", "place", "kind").to_come(recent))
    fits = Exists(recent.filter(pk=OuterRef("pk")))
    rows = published_occasions(*listed).annotate(fits=fits)
    code = page.locale.language_code
    return icalendar.events_ics(page.title, icalendar.tell(listed, with_series(rows), code), code)


def published_occasions(*pages: Any) -> OccasionQuerySet:
    """The occasions of events as readers know them, with what was last told of them."""
    found: OccasionQuerySet = Occasion.objects.of(*(page.translation_key for page in pages))
    return found.select_related("place", "calendar_entry")


def with_series(rows: Iterable[Any]) -> list[Occasion]:
    """The rows that fit, and those in series with them."""
    found = list(rows)
    series = {(row.event_key, row.series) for row in found if row.fits and row.series}
    return [row for row in found if row.fits or (row.event_key, row.series) in series]


def respond(request: HttpRequest, body: bytes, changed_at: datetime | None) -> HttpResponseBase:
    """A calendar, or that it is what the client has already.

    Args:
        request: what was asked, with what the client has.
        body: the calendar.
        changed_at: when what it tells last changed, if that is known.
    """
    etag = quote_etag(sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="kalender.ics"'
    response.headers["ETag"] = etag
    seconds = int(changed_at.timestamp()) if changed_at else None
    if seconds:
        response.headers["Last-Modified"] = http_date(seconds)
    if fallback_of(request):
        # The calendar is at its Swedish address, and nowhere else; see ``samverkan.serve``.
        return response
    return get_conditional_response(request, etag, seconds, response) or response
