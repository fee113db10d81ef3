"""The register: the page that lists the partnerships, and tells what help there is."""

from typing import Any, ClassVar, cast

from django.db.models import Case, Max, Min, When
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import re_path
from wagtail.models import Page

from organisations.models import Municipality, Organisation
from partnerships import help_offered, listing
from partnerships.models.pages import PartnershipPage
from partnerships.models.rows import Contribution, Party
from partnerships.queries import PartnershipQuerySet
from samverkan.pages.listing import FilterForm, ListingPage
from samverkan.pages.terms import ShownTerm, by_page, used_by

Choices = tuple[tuple[str, str], ...]
"""Values of a filter with their names."""


class PartnershipIndexPage(ListingPage):
    """The register: partnerships with their sums, and what help there is."""

    template = "partnerships/index.html"
    filter_form: ClassVar[type[FilterForm]] = listing.PartnershipFilterForm
    subpage_types = ["partnerships.PartnershipPage"]

    class Meta:
        verbose_name = gettext_lazy("partnership register")
        verbose_name_plural = gettext_lazy("partnership registers")

    @property
    def published(self) -> PartnershipQuerySet:
        """What the register lists: so it is whole in every language, and its sums are the same."""
        pages: PartnershipQuerySet = PartnershipPage.objects.in_list(self, self.source)
        return pages

    @property
    def sources(self) -> PartnershipQuerySet:
        """The listed partnerships in the source language, which have the facts and the rows."""
        sources: PartnershipQuerySet = PartnershipPage.objects.sources().child_of(
            self.source or self
        )
        return sources

    def get_items(self) -> PartnershipQuerySet:
        """The partnerships of the register, by name."""
        return self.published.for_teasers().order_by("title", "pk")

    def get_feed_items(self, topic: ShownTerm | None) -> PartnershipQuerySet:
        """The partnerships in the register's own language, the latest announced first."""
        items = PartnershipPage.objects.listable(self.locale).child_of(self).defer(None)
        items = items.with_images("content").order_by("-first_published_at", "-pk")
        return items.about([topic.translation_key]) if topic else items

    def get_feed_html(self, item: Page, request: HttpRequest) -> str:
        """The partnership's image, lead and body, and what it is."""
        return render_to_string("partnerships/feed_item.html", {"page": item}, request)

    def prepare(self, pages: list[Any]) -> None:
        """Fetch the facts, the parties and the sums of one page of results."""
        listing.prepare_teasers(pages)

    def prepare_feed(self, pages: list[Any]) -> None:
        """Fetch also the topics, which a feed has as categories."""
        self.prepare(pages)
        known = {topic.translation_key: topic for topic in self.listed_topics}
        topics = by_page(pages, known, self.locale)
        for page in pages:
            page.shown_topics = topics.get(page.pk, [])

    @cached_property
    def listed_target_groups(self) -> list[ShownTerm]:
        """The target groups of the partnerships, in the register's language."""
        return self.keep(
            "target groups", lambda: used_by(self.published, self.locale, "target_groups")
        )

    @cached_property
    def listed_organisations(self) -> Choices:
        """The parties of the partnerships, by name."""
        return self.keep("organisations", self._organisations)

    def _organisations(self) -> Choices:
        parties = Party.objects.filter(page__in=self.sources.order_by().values("pk"))
        found = Organisation.objects.filter(pk__in=parties.values("organisation"))
        rows = found.order_by("name").values_list("pk", "name")
        return tuple((str(pk), name) for pk, name in rows)

    @cached_property
    def listed_municipalities(self) -> Choices:
        """The municipalities that take part in any partnership, by name."""
        return self.keep("municipalities", self._municipalities)

    def _municipalities(self) -> Choices:
        taking_part = PartnershipPage.municipalities.through.objects.filter(
            partnershippage__in=self.sources.order_by().values("pk")
        )
        found = Municipality.objects.filter(pk__in=taking_part.values("municipality"))
        return tuple(found.order_by("name").values_list("pk", "name"))

    def _years(self) -> list[int]:
        """The years that the partnerships and their contributions span, the latest first."""
        today = timezone.localdate()
        span = self.sources.order_by().aggregate(
            first=Min("starts_on"),
            last=Max(Case(When(last_day=None, then=today), default="last_day")),
        )
        given = Contribution.objects.filter(page__in=self.sources.order_by().values("pk"))
        years = given.aggregate(first=Min("year"), last=Max("year"))
        known = [year for year in years.values() if year]
        return listing.years_between(span["first"], span["last"], known)

    def get_totals(self, form: FilterForm) -> listing.Totals:
        """What the listed partnerships amount to; no query when warm for the whole register."""
        if not form.chosen:
            return self.keep("totals", lambda: listing.totals(self.published))
        chosen = cast(listing.PartnershipFilterForm, form)
        return listing.totals(chosen.filter(self.published), chosen.chosen_year)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with the totals of what is listed and the newest follow-ups."""
        context = super().get_context(request, *args, **kwargs)
        form = context["listing"].form
        context["totals"] = self.get_totals(form)
        context["has_help"] = help_offered.offered(self).exists()
        context["follow_ups"] = [] if form.chosen else listing.newest_follow_ups(self)
        return context

    @re_path(r"^hjalp/$", name="help")
    def help(self, request: HttpRequest) -> HttpResponseBase:
        """What help there is, by what one needs, or by what one searches for."""
        found = help_offered.everything(self, request.GET)
        return self.render_part(
            request,
            "partnerships/help.html",
            _("What help is there?"),
            found=found,
            is_empty=not found.others,
        )

    @re_path(r"^hjalp/(?P<slug>[-\w]{1,80})/$", name="help_with")
    def help_with(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """The interventions that help with one need.

        Raises:
            Http404: nothing helps with such a need.
        """
        found = help_offered.answer(self, slug, request.GET)
        if found is None:
            raise Http404(_("There is no help of that kind in the list."))
        return self.render_part(
            request, "partnerships/help_with.html", found.need.question, found=found
        )
