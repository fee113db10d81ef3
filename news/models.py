"""News articles and the page that lists them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks
from samverkan.pages.base import BasePage


class NewsIndexPage(BasePage):
    """The list of all news."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    template = "news/index.html"
    content_panels = [*BasePage.content_panels, "lead"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class NewsPage(BasePage):
    """One news article, dated when it is first published and marked as old after a while.

    Attributes:
        lead: plain-text opening, 1–400 characters; also the teaser and the meta description.
        pinned_until: last day that the article stays on top of the list.
        source_name: where the text was first published; empty for the site's own texts.
        old_after_days: days from publication until readers see the old-news notice; empty takes
            the site's setting.
    """

    lead = models.TextField(_("lead"), max_length=400)
    image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(_("the image in words"), max_length=250, blank=True)
    topics = ParentalManyToManyField("pages.Topic", verbose_name=_("topics"), blank=True)
    pinned_until = models.DateField(_("on top of the list until"), null=True, blank=True)
    source_name = models.CharField(_("first published in"), max_length=160, blank=True)
    source_url = models.URLField(_("link to the original"), blank=True)
    old_after_days = models.PositiveSmallIntegerField(_("old after (days)"), null=True, blank=True)
    body = StreamField(article_blocks(), verbose_name=_("body"), blank=True)

    template = "news/article.html"
    content_panels = [*BasePage.content_panels, "lead", "image", "image_alt", "topics", "body"]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")
