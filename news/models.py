"""News articles and the page that lists them."""

from datetime import datetime, timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site
from wagtail_localize.fields import SynchronizedField

from news.queries import NewsPageManager, NewsQuerySet, prepare_teasers
from news.teasers import Teaser, latest
from samverkan import published
from samverkan.pages.articles import IllustratedPage
from samverkan.pages.feeds import FEED_FILES
from samverkan.pages.listing import ListingPage
from samverkan.pages.terms import ShownTerm
from samverkan.pages.translations import shown_version
from samverkan.sites import site_for

RELATED = 3
"""How many related articles an article links to."""

MEANINGFUL_UPDATE = timedelta(hours=1)
"""A change sooner than this after publication is a slip corrected, and no update to tell of."""

OLDEST_AGE = 10 * 365
"""The most days that can be set before an article counts as old."""

age_validators = [MinValueValidator(1), MaxValueValidator(OLDEST_AGE)]


@register_setting(icon="doc-full")
class NewsSettings(BaseSiteSetting):
    """How the site treats its news.

    Attributes:
        old_after_days: days from publication until readers see the old-news notice.
    """

    old_after_days = models.PositiveSmallIntegerField(
        _("old after (days)"),
        default=365,
        validators=age_validators,
        help_text=_("Readers are then told that the article may be out of date."),
    )

    panels = [FieldPanel("old_after_days")]

    class Meta:
        verbose_name = _("News")

    @classmethod
    def age_for(cls, request: HttpRequest) -> int:
        """Days after which news are old on the site being read; no query when warm."""
        site = site_for(request)
        if site is None:
            return cls().old_after_days
        return published.kept(("news", "old after", site.pk), lambda: cls._stored(site))

    @classmethod
    def _stored(cls, site: Site) -> int:
        """The setting as saved, or else the default. Wagtail's own look-up would store that."""
        settings = cls._default_manager.filter(site=site).first() or cls()
        return settings.old_after_days


class NewsIndexPage(ListingPage):
    """The list of all news, with pinned articles on top."""

    template = "news/index.html"
    data_files = FEED_FILES
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_items(self) -> NewsQuerySet:
        """The articles below this page, pinned ones first."""
        items: NewsQuerySet = NewsPage.objects.listable(self.locale).child_of(self)
        return items.for_teasers().pinned_first()

    def get_feed_items(self, topic: ShownTerm | None) -> NewsQuerySet:
        """The articles with their bodies, the newest first; pinning is for the list alone."""
        items = NewsPage.objects.listable(self.locale).child_of(self).defer(None)
        items = items.with_images("content").newest_first()
        return items.about([topic.translation_key]) if topic else items

    def prepare(self, pages: list["NewsPage"]) -> None:
        """Fetch the topics of one page of results."""
        prepare_teasers(pages, self.listed_topics)

    def get_feed_html(self, item: Page, request: HttpRequest) -> str:
        """The article's image, lead and body."""
        return render_to_string("news/feed_item.html", {"page": item}, request)


class NewsPage(IllustratedPage):
    """One news article, dated when it is first published and marked as old after a while.

    Attributes:
        pinned_until: last day that the article stays on top of the list.
        source_name: where the text was first published; empty for the site's own texts.
        reports_on: the event that the article tells of afterwards, in whatever language.
        old_after_days: days from publication until readers see the old-news notice; empty takes
            the site's setting.
    """

    pinned_until = models.DateField(_("on top of the list until"), null=True, blank=True)
    source_name = models.CharField(_("first published in"), max_length=160, blank=True)
    source_url = models.URLField(_("link to the original"), blank=True)
    reports_on = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("reports on the event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text=_("The article and the event then link to each other, in every language."),
    )
    old_after_days = models.PositiveSmallIntegerField(
        _("old after (days)"),
        null=True,
        blank=True,
        validators=age_validators,
        help_text=_("Empty takes the site's setting."),
    )

    objects = NewsPageManager()

    shown_with = (*IllustratedPage.shown_with, "reports_on")
    shows_date = True
    template = "news/article.html"
    override_translatable_fields = [
        *IllustratedPage.override_translatable_fields,
        SynchronizedField("reports_on", overridable=False),
    ]
    content_panels = [
        *IllustratedPage.opening_panels,
        "body",
        IllustratedPage.topics_panel,
        PageChooserPanel("reports_on", "events.EventPage"),
        MultiFieldPanel(["source_name", "source_url"], heading=_("Source")),
    ]
    settings_panels = [
        *IllustratedPage.settings_panels,
        MultiFieldPanel(["pinned_until", "old_after_days"], heading=_("In the news list")),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta(IllustratedPage.Meta):
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    @property
    def meaningful_update(self) -> datetime | None:
        """When the article was last changed, if that was long enough after it was published."""
        first, last = self.first_published_at, self.last_published_at
        return last if first and last and last - first >= MEANINGFUL_UPDATE else None

    def is_old(self, site_age: int) -> bool:
        """Whether readers should be told that the article may be out of date.

        Args:
            site_age: days after which the site's news are old, unless the article says otherwise.
        """
        if self.first_published_at is None:
            return False
        age = timedelta(days=self.old_after_days or site_age)
        return timezone.now() > self.first_published_at + age

    def related(self) -> tuple[Teaser, ...]:
        """The newest articles in the same language that share a topic, at most three."""
        keys = [topic.translation_key for topic in self.shown_topics]
        return latest(self.locale, RELATED, about=keys, besides=self.pk) if keys else ()

    def structured_data(self) -> dict[str, Any]:
        """What search engines are told of the article (schema.org/NewsArticle)."""
        data: dict[str, Any] = {"@type": "NewsArticle"}
        if self.first_published_at:
            data["datePublished"] = self.first_published_at.isoformat()
            data["dateModified"] = (self.meaningful_update or self.first_published_at).isoformat()
        if self.shown_topics:
            data["articleSection"] = [topic.name for topic in self.shown_topics]
        if self.source_url:
            data["isBasedOn"] = self.source_url
        return data

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with related articles and whether the article is old."""
        context = super().get_context(request, *args, **kwargs)
        context["related"] = self.related()
        code = self.locale.language_code
        context["event"] = shown_version(self.reports_on, code) if self.reports_on else None
        context["is_old"] = self.is_old(NewsSettings.age_for(request))
        return context
