"""The page that lists the events: by month, by filters, as a table of a month, as an archive."""

from typing import ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import re_path
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from events import listing, months
from events.calendar_feeds import ListCalendar
from events.forms import EventCopyForm
from events.models.occasions import Occasion
from events.models.pages import EventPage
from events.models.terms import EventKind
from events.queries import EventQuerySet
from samverkan import languages
from samverkan.pages.feeds import FEED_FILES
from samverkan.pages.listing import FilterForm, ListingPage, page_range
from samverkan.pages.terms import ShownTerm, by_page, in_language, used_by


class EventIndexPage(ListCalendar, ListingPage):
    """The calendar: events that are to come, by their next occasions.

    Attributes:
        takes_proposals: whether anybody can propose an event for it; set in the source language.
    """

    takes_proposals = models.BooleanField(
        gettext_lazy("organisers can propose events"),
        default=False,
        help_text=gettext_lazy(
            "Proposals come as drafts to be reviewed. Nothing is published by itself."
        ),
    )

    override_translatable_fields = [
        *ListingPage.override_translatable_fields,
        SynchronizedField("takes_proposals", overridable=False),
    ]
    settings_panels = [*ListingPage.settings_panels, "takes_proposals"]

    copy_form_class = EventCopyForm
    template = "events/index.html"
    data_files = {**FEED_FILES, "kalender.ics": "text/calendar"}
    filter_form: ClassVar[type[FilterForm]] = listing.EventFilterForm
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = gettext_lazy("event calendar")
        verbose_name_plural = gettext_lazy("event calendars")

    @property
    def published(self) -> EventQuerySet:
        """The events below this page that anyone may read, whenever they take place."""
        items: EventQuerySet = EventPage.objects.listable(self.locale).child_of(self)
        return items

    def get_items(self) -> EventQuerySet:
        """The events below this page that are to come, the soonest first."""
        return self.published.for_teasers().to_come()

    def get_filtered(self, form: FilterForm) -> EventQuerySet:
        """The events that fit, by their next occasions within the period that was asked for."""
        return listing.found(form, self.published.for_teasers())

    def prepare(self, pages: list[EventPage]) -> None:
        """Fetch the occasions that one page of results shows, and name the kinds of event."""
        listing.prepare_teasers(pages, self.listed_kinds)

    def prepare_feed(self, pages: list[EventPage]) -> None:
        """Fetch also the topics, which a feed has as categories."""
        self.prepare(pages)
        known = {topic.translation_key: topic for topic in self.listed_topics}
        topics = by_page(pages, known, self.locale)
        for page in pages:
            page.shown_topics = topics.get(page.pk, [])

    @cached_property
    def listed_kinds(self) -> list[ShownTerm]:
        """The kinds of the events below this page, in its language."""
        kinds = EventKind.objects.filter(pk__in=self.published.order_by().values("kind"))
        keys = kinds.values("translation_key")
        return self.keep("kinds", lambda: in_language(EventKind, keys, self.locale))

    @cached_property
    def listed_audiences(self) -> list[ShownTerm]:
        """The audiences of the events to come, in the calendar's language."""
        return self.keep("audiences", lambda: used_by(self.get_items(), self.locale, "audiences"))

    @cached_property
    def listed_languages(self) -> list[languages.Language]:
        """The languages that the events to come are held in."""
        return self.keep("languages", self._languages)

    def _languages(self) -> list[languages.Language]:
        rows = self.published.to_come().order_by().values_list("event_languages", flat=True)
        codes = {code for row in rows.distinct() for code in row}
        return [language for language in languages.LANGUAGES if language.code in codes]

    def get_feed_items(self, topic: ShownTerm | None) -> EventQuerySet:
        """The events to come with their bodies, the latest announced first."""
        items = self.published.defer(None).select_related("locale", "kind", "place")
        items = items.with_images("content").to_come().order_by("-first_published_at", "-pk")
        return items.about([topic.translation_key]) if topic else items

    def get_feed_title(self, item: Page) -> str:
        """The event's title, told to be cancelled where the next occasion is."""
        if item.next_occasion.is_cancelled:
            return _("Cancelled: %(title)s") % {"title": item.title}
        return str(item.title)

    def get_feed_html(self, item: Page, request: HttpRequest) -> str:
        """When and where the event is, its lead and body."""
        return render_to_string("events/feed_item.html", {"page": item}, request)

    @re_path(r"^manad/$", name="this_month")
    @re_path(r"^manad/(?P<year>[0-9]{4})-(?P<number>[0-9]{2})/$", name="month")
    def month(self, request: HttpRequest, year: str = "", number: str = "") -> HttpResponseBase:
        """All occasions of a month, as a table on wide screens and as a list on a phone.

        Raises:
            Http404: there is no such month between 1990 and 2100.
        """
        today = timezone.localdate()
        chosen = months.Month.of(year or today.year, number or today.month)
        if chosen is None:
            raise Http404(_("The calendar has no such month."))
        weeks = months.weeks(chosen, today, self.published.select_related("place"))
        return self.render_part(
            request,
            "events/month.html",
            chosen.title(self.locale.language_code),
            month=chosen,
            weeks=weeks,
            is_empty=not any(day.entries for week in weeks for day in week),
        )

    @re_path(r"^arkiv/$", name="archive")
    @re_path(r"^arkiv/(?P<year>[0-9]{4})/$", name="archive_year")
    def archive(self, request: HttpRequest, year: str = "") -> HttpResponseBase:
        """What has been: all of it, or that of one year, the latest first.

        Raises:
            Http404: the year is not between 1990 and 2100.
        """
        if year and not months.FIRST_YEAR <= int(year) <= months.LAST_YEAR:
            raise Http404(_("The calendar has no such year."))
        ended = Occasion.objects.ended()
        years = months.years(ended, self.published)
        if year:
            ended = ended.in_year(int(year))
        page_obj, wrong_page = self.get_page_of(self.published.for_teasers().held(ended), request)
        title = _("Archive")
        return self.render_part(
            request,
            "events/archive.html",
            f"{title} {year}".strip(),
            page_obj=page_obj,
            page_range=page_range(page_obj),
            wrong_page=wrong_page,
            years=years,
            year=int(year or 0),
            is_empty=not page_obj.object_list,
        )
