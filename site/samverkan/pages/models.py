"""Home page, standard page and topics."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks, home_blocks
from samverkan.pages.base import BasePage
from samverkan.pages.terms import Term


class HomePage(BasePage):
    """The first page of the site.

    Attributes:
        lead: what the site is for, in one or two sentences, beside the hero image.
        important_title: heading of the important message; nothing shows while it is empty.
        important_text: the important message.
        body: the sections below the hero.
    """

    lead = models.TextField(_("lead"), max_length=300, blank=True)
    hero_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("hero image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    important_title = models.CharField(_("important message"), max_length=120, blank=True)
    important_text = models.TextField(
        _("text of the important message"), max_length=500, blank=True
    )
    body = StreamField(home_blocks(), verbose_name=_("sections"), blank=True)

    template = "pages/home.html"
    content_panels = [
        *BasePage.content_panels,
        "lead",
        "hero_image",
        "important_title",
        "important_text",
        "body",
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    """A page of lasting information.

    Attributes:
        lead: plain-text opening, up to 400 characters; also the teaser and the meta description.
    """

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(article_blocks(), verbose_name=_("body"), blank=True)

    template = "pages/standard.html"
    content_panels = [*BasePage.content_panels, "lead", "body"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class Topic(Term):
    """A subject that news, events and partnerships can be about."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
