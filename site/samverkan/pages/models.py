"""Home page, standard page and topics."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks, home_blocks
from samverkan.locale_constraints import UniqueInLanguage
from samverkan.pages.base import BasePage


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


class Topic(UniqueInLanguage):
    """A subject that news, events and partnerships can be about. Its name is unique per language.

    Attributes:
        slug: the topic's name in addresses; the same in every language.
    """

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("name in addresses"), max_length=80)

    panels = [TitleFieldPanel("name", placeholder=False), FieldPanel("slug", widget=SlugInput)]

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta(UniqueInLanguage.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "locale"],
                name="topic_name_unique_per_language",
                violation_error_message=_("There is already a topic with this name."),
            ),
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="topic_slug_unique_per_language",
                violation_error_message=_("Another topic has this name in addresses."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
