"""What pages with a text of their own have in common, whatever they are about."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks
from samverkan.pages.base import BasePage
from samverkan.pages.models import Topic
from samverkan.pages.terms import CHOSEN_IN_SOURCE, ShownTerm, in_language

LONGEST_LEAD = 400


class ArticlePage(BasePage):
    """A page with a lead, a body of blocks, and topics.

    Attributes:
        lead: plain-text opening, 1–400 characters; also the teaser and the meta description.
        topics: chosen in the source language; see ``samverkan.pages.terms`` for their names.
    """

    lead = models.TextField(_("lead"), max_length=LONGEST_LEAD)
    topics = ParentalManyToManyField(
        "pages.Topic",
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    body = StreamField(article_blocks(), verbose_name=_("body"), blank=True)

    term_fields: ClassVar[tuple[str, ...]] = ("topics",)
    topics_panel = FieldPanel("topics", widget=CheckboxSelectMultiple)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("lead"), LONGEST_LEAD),
                name="%(class)s_lead_at_most_400",
                violation_error_message=_("Write a lead of at most 400 characters."),
            )
        ]

    @cached_property
    def shown_topics(self) -> list[ShownTerm]:
        """The page's topics, named in its language where they are translated."""
        chosen = list(self.topics.all())
        if all(topic.locale_id == self.locale_id for topic in chosen):
            for topic in chosen:
                topic.locale = self.locale
            return chosen
        return in_language(Topic, [topic.translation_key for topic in chosen], self.locale)


class IllustratedPage(ArticlePage):
    """An article with a main image.

    Attributes:
        image_alt: what the main image shows, for those who do not see it; empty for decoration.
    """

    image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("the image in words"),
        max_length=250,
        blank=True,
        help_text=_("For those who do not see the image. Empty if it is only decoration."),
    )

    shown_with: ClassVar[tuple[str, ...]] = ("image",)
    opening_panels = [
        *BasePage.content_panels,
        "lead",
        MultiFieldPanel(["image", "image_alt"], heading=_("Main image")),
    ]

    class Meta(ArticlePage.Meta):
        abstract = True
