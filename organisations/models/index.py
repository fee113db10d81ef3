"""The page that lists the organisations."""

from typing import ClassVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from organisations.cards import cards
from organisations.filters import OrganisationFilterForm
from organisations.models.areas import Municipality
from organisations.models.pages import OrganisationPage
from organisations.queries import OrganisationQuerySet, municipalities_of
from samverkan.pages.listing import FilterForm, ListingPage
from samverkan.pages.terms import ShownTerm, by_page


class OrganisationIndexPage(ListingPage):
    """The organisations that have a page, by name; the whole list in every language."""

    template = "organisations/index.html"
    filter_form: ClassVar[type[FilterForm]] = OrganisationFilterForm
    subpage_types = ["organisations.OrganisationPage"]

    class Meta:
        verbose_name = _("list of organisations")
        verbose_name_plural = _("lists of organisations")

    def get_items(self) -> OrganisationQuerySet:
        """The organisations, each in the list's language or else in Swedish, by name."""
        items: OrganisationQuerySet = OrganisationPage.objects.in_list(self, self.source)
        return items.select_related("locale").defer_streamfields().by_name()

    def get_feed_items(self, topic: ShownTerm | None) -> OrganisationQuerySet:
        """Those in the list's own language, the latest first."""
        own: OrganisationQuerySet = OrganisationPage.objects.listable(self.locale).child_of(self)
        items = own.defer(None).order_by("-first_published_at", "-pk")
        return items.about([topic.translation_key]) if topic else items

    def prepare(self, pages: list[OrganisationPage]) -> None:
        """Fetch the cards and themes of one page of results."""
        facts = cards([page.organisation_id for page in pages], self.locale.language_code)
        known = {topic.translation_key: topic for topic in self.listed_topics}
        topics = by_page(pages, known, self.locale)
        for page in pages:
            page.card = facts[page.organisation_id]
            page.shown_topics = topics.get(page.pk, [])

    def get_feed_html(self, item: Page, request: HttpRequest) -> str:
        """What the organisation does."""
        return render_to_string("organisations/feed_item.html", {"page": item}, request)

    @cached_property
    def listed_municipalities(self) -> list[Municipality]:
        """Where the listed organisations are active."""
        return self.keep("municipalities", lambda: list(municipalities_of(self.get_items())))

    @cached_property
    def listed_kinds(self) -> set[str]:
        """The kinds of the listed organisations."""
        kinds = self.get_items().order_by().values_list("organisation__kind", flat=True)
        return self.keep("kinds", lambda: set(kinds))
