"""The listing that news, events and partnerships share: filters, pages of results and feeds.

A room makes a listing by inheriting :class:`ListingPage` and saying which pages it lists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeVar, cast
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Max, Min
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Page

from samverkan import languages, published
from samverkan.pages import terms
from samverkan.pages.base import BasePage
from samverkan.pages.breadcrumbs import crumb
from samverkan.pages.feeds import FEED_KINDS, MEDIA_TYPES, NAMES, FeedKind, ListingFeed
from samverkan.pages.queries import PageQuerySet
from samverkan.pages.translations import page_address
from samverkan.search import engine

T = TypeVar("T")

MAX_PAGE_DIGITS = 6


class NarrowingForm(forms.Form):
    """What a reader may narrow a list by; each field is optional.

    Attributes:
        folded: names of the fields that are unfolded only when the reader wants them.
    """

    folded: ClassVar[tuple[str, ...]] = ()

    q = forms.CharField(
        label=_("Search in the list"),
        max_length=100,
        required=False,
        error_messages={"max_length": _("Write at most 100 characters.")},
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for control in self.fields.values():
            control.widget.attrs["class"] = "ds-input"

    def offer(self, name: str, choices: Iterable[tuple[str, Any]], everything: Any) -> None:
        """Let the reader choose among these, or everything."""
        cast(forms.ChoiceField, self.fields[name]).choices = [("", everything), *choices]

    def offer_terms(self, name: str, found: list[terms.ShownTerm], everything: Any) -> None:
        """Let the reader choose among these terms, by their names in addresses."""
        self.offer(name, [(term.slug, term.name) for term in found], everything)

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in use, for addresses of other pages of the same result."""
        if not self.is_valid():
            return {}
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that are always shown."""
        return [field for field in self.visible_fields() if field.name not in self.folded]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields that are shown on demand."""
        return [field for field in self.visible_fields() if field.name in self.folded]

    @property
    def is_unfolded(self) -> bool:
        """Whether the reader has used one of the folded fields, rightly or wrongly."""
        return any(name in self.errors or self.chosen.get(name) for name in self.folded)


class FilterForm(NarrowingForm):
    """What a reader may narrow any list of pages by."""

    topic = forms.ChoiceField(
        label=_("Topic"),
        required=False,
        error_messages={"invalid_choice": _("There is no such topic in the list.")},
    )

    def __init__(self, data: Any, listing: "ListingPage") -> None:
        super().__init__(data)
        self.listing = listing
        self.offer_terms("topic", listing.listed_topics, _("All topics"))

    def filter(self, pages: PageQuerySet) -> PageQuerySet:
        """The pages that fit what the reader chose. Only for a valid form."""
        chosen = self.cleaned_data
        if chosen.get("topic"):
            pages = terms.about(pages, keys_of(self.listing.listed_topics, chosen["topic"]))
        if chosen.get("q"):
            pages = engine.search(pages, chosen["q"])
        return pages


class YearFilterForm(FilterForm):
    """For a listing of what is dated: also by year."""

    year = forms.ChoiceField(
        label=_("Year"),
        required=False,
        error_messages={"invalid_choice": _("There is nothing from that year in the list.")},
    )

    def __init__(self, data: Any, listing: "ListingPage") -> None:
        super().__init__(data, listing)
        years = [str(year) for year in listing.get_years()]
        self.offer("year", zip(years, years, strict=True), _("All years"))

    def filter(self, pages: PageQuerySet) -> PageQuerySet:
        """The pages that fit what the reader chose. Only for a valid form."""
        if self.cleaned_data.get("year"):
            year = int(self.cleaned_data["year"])
            pages = pages.filter(**{f"{self.listing.date_field}__year": year})
        return super().filter(pages)


def keys_of(found: list[terms.ShownTerm], slug: str) -> list[UUID]:
    """The translation key of the term with this name in addresses."""
    return [term.translation_key for term in found if term.slug == slug]


def get_page(paginator: Paginator[Any], number: str) -> tuple[PaginatorPage[Any], bool]:
    """A page of results, and whether it is another than was asked for.

    What is no number gives the first page; a number past the end gives the last.
    """
    asked = number.strip()
    known = asked.isascii() and asked.isdigit() and len(asked) <= MAX_PAGE_DIGITS
    page = paginator.get_page(asked if known else 1)
    return page, bool(asked) and (not known or page.number != int(asked))


def page_range(page: PaginatorPage[Any]) -> list[int | str]:
    """Page numbers to link to: the ends and those near this one, with an ellipsis between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@dataclass
class Listing:
    """What a listing's template shows.

    Attributes:
        form: the filters, bound to what the reader chose.
        page_obj: one page of results.
        page_range: page numbers to link to, with an ellipsis where many are left out.
        query: the filters in use as a query string without the page number, or "".
        wrong_page: the reader asked for a page of results that does not exist.
        topic: the chosen topic, if any.
    """

    form: FilterForm
    page_obj: PaginatorPage[Any]
    page_range: list[int | str]
    query: str
    wrong_page: bool
    topic: terms.ShownTerm | None
    feeds: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_filtered(self) -> bool:
        """Whether the reader narrowed the list."""
        return bool(self.query)


class ListingPage(RoutablePageMixin, BasePage):
    """A page that lists its children: filtered, page by page, and as feeds.

    Attributes:
        per_page: how many show at a time.
        date_field: the field of the listed pages that the year filter looks at.
        filter_form: what a reader may narrow the list by.
        item_model: the kind of page that is listed; it has ``topics``.
        data_files: what the catalogue of open data tells that programs can fetch: media types by
            addresses below the list.
    """

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    per_page: ClassVar[int] = 12
    date_field: ClassVar[str] = "first_published_at"
    filter_form: ClassVar[type[FilterForm]] = YearFilterForm
    item_model: ClassVar[type[BasePage]]
    data_files: ClassVar[dict[str, str]] = {}

    content_panels = [*BasePage.content_panels, "lead"]

    class Meta:
        abstract = True

    @cached_property
    def source(self) -> Self | None:
        """The list in the source language; None where this is it."""
        if self.locale.language_code == languages.SOURCE.code:
            return None
        versions = type(self)._default_manager.filter(translation_key=self.translation_key)
        found: Self | None = versions.filter(locale__language_code=languages.SOURCE.code).first()
        return found

    def get_items(self) -> PageQuerySet:
        """All pages that the listing shows, in its order. Rooms say it more precisely."""
        items: PageQuerySet = self.item_model._default_manager.all()
        return items.listable(self.locale).child_of(self).order_by(f"-{self.date_field}", "-pk")

    def get_feed_items(self, topic: terms.ShownTerm | None) -> PageQuerySet:
        """The pages that a feed carries, the newest first."""
        items = self.get_items().order_by(f"-{self.date_field}", "-pk").defer(None)
        return terms.about(items, [topic.translation_key]) if topic else items

    def prepare(self, pages: list[Any]) -> None:
        """Fetch what the rows of one page of results need, in few queries. For rooms to extend."""

    def prepare_feed(self, pages: list[Any]) -> None:
        """Fetch what a feed tells of its items, in few queries. For rooms to extend."""
        self.prepare(pages)

    @cached_property
    def listed_topics(self) -> list[terms.ShownTerm]:
        """The topics that the listed pages are about, in the listing's language."""
        return self.keep("topics", lambda: terms.used_by(self.get_items(), self.locale))

    def keep(self, name: str, find: Callable[[], T]) -> T:
        """What is true of the whole list; no query when warm.

        Kept until something published changes, or another day comes: what is over may then be
        listed no more.
        """
        return published.kept(("listing", name, self.pk, timezone.localdate()), find)

    def get_years(self) -> list[int]:
        """The years that the listed pages span, the latest first; no query when warm."""
        return self.keep("years", self._years)

    def _years(self) -> list[int]:
        span = (
            self.get_items()
            .order_by()
            .aggregate(first=Min(self.date_field), last=Max(self.date_field))
        )
        if not span["first"] or not span["last"]:
            return []
        first, last = (timezone.localtime(span[end]).year for end in ("first", "last"))
        return list(range(last, first - 1, -1))

    def get_listing(self, request: HttpRequest) -> Listing:
        """The part of the list that the reader asked for; the whole list if they asked wrongly."""
        form = self.filter_form(request.GET, self)
        items = self.get_filtered(form) if form.is_valid() else self.get_items()
        page_obj, wrong_page = self.get_page_of(items, request)
        slug = form.chosen.get("topic")
        topic = next((topic for topic in self.listed_topics if topic.slug == slug), None)
        return Listing(
            form=form,
            page_obj=page_obj,
            page_range=page_range(page_obj),
            query=urlencode(form.chosen),
            wrong_page=wrong_page,
            topic=topic,
            feeds=[
                {
                    "href": self.get_feed_url(kind, topic, request),
                    "type": MEDIA_TYPES[kind],
                    "name": NAMES[kind],
                }
                for kind in FEED_KINDS
            ],
        )

    def get_filtered(self, form: FilterForm) -> PageQuerySet:
        """The pages that fit a valid form, in the listing's order."""
        return form.filter(self.get_items())

    def get_page_of(
        self, items: PageQuerySet, request: HttpRequest
    ) -> tuple[PaginatorPage[Any], bool]:
        """The page of results that the reader asked for, prepared; see :func:`get_page`."""
        paginator = Paginator(items, self.per_page)
        page_obj, wrong_page = get_page(paginator, request.GET.get("page", ""))
        page_obj.object_list = list(page_obj.object_list)
        self.prepare(page_obj.object_list)
        return page_obj, wrong_page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with its ``listing``; the head reads ``page_obj``."""
        context = super().get_context(request, *args, **kwargs)
        listing = self.get_listing(request)
        context.update(listing=listing, page_obj=listing.page_obj)
        return context

    def get_feed_url(
        self, kind: FeedKind, topic: terms.ShownTerm | None, request: HttpRequest | None = None
    ) -> str:
        """The address of a feed, of everything or of one topic."""
        part = f"amne/{topic.slug}/" if topic else ""
        address = page_address(self, request, self.locale.language_code)
        return f"{address}{part}flode.{kind}"

    @re_path(r"^flode\.(?P<kind>rss|atom)/$", name="feed")
    @re_path(r"^amne/(?P<slug>[-\w]{1,80})/flode\.(?P<kind>rss|atom)/$", name="topic_feed")
    def feed(self, request: HttpRequest, kind: FeedKind, slug: str = "") -> HttpResponseBase:
        """RSS or Atom of the whole list, or of one topic.

        Raises:
            Http404: no listed page is about such a topic.
        """
        topic = next((topic for topic in self.listed_topics if topic.slug == slug), None)
        if slug and topic is None:
            raise Http404
        return ListingFeed(self, kind, topic)(request)

    def get_feed_html(self, item: Page, request: HttpRequest) -> str:
        """The whole text of one item as HTML, for feeds. Rooms say how."""
        raise NotImplementedError

    def get_feed_title(self, item: Page) -> str:
        """What an item is called in feeds."""
        return str(item.title)

    def get_feed_summary(self, item: Page) -> str:
        """One item in a sentence or two, as plain text."""
        return str(getattr(item, "lead", "") or item.search_description)

    def render_part(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponseBase:
        """A view of the list with an address of its own, below the list's."""
        self.breadcrumbs = (*self.breadcrumbs, crumb(self, languages.reader_code()))
        context |= {"part_title": title, **BasePage.get_context(self, request)}
        return TemplateResponse(request, template, context)
