"""An organisation's page: what it does, in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from organisations.queries import OrganisationPageManager
from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks
from samverkan.pages.base import BasePage
from samverkan.pages.models import Topic
from samverkan.pages.terms import CHOSEN_IN_SOURCE, ShownTerm, in_language


class OrganisationPage(BasePage):
    """What an organisation does, with its facts from the record.

    Attributes:
        organisation: the record; the same for all versions of the page.
        lead: plain-text account of what the organisation does, 1–400 characters; also its text in
            lists and cards.
        topics: what it works with; chosen in the source language.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    lead = models.TextField(_("what they do, in short"), max_length=400)
    topics = ParentalManyToManyField(
        "pages.Topic",
        verbose_name=_("themes"),
        blank=True,
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    body = StreamField(article_blocks(), verbose_name=_("body"), blank=True)

    objects = OrganisationPageManager()

    shown_with = ("organisation",)
    term_fields = ("topics",)
    template = "organisations/organisation.html"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("organisation", overridable=False),
    ]
    content_panels = [
        FieldPanel("organisation"),
        *BasePage.content_panels,
        "lead",
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        "body",
        InlinePanel("local_groups", heading=_("Local groups"), label=_("local group")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    parent_page_types = ["organisations.OrganisationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("organisation's page")
        verbose_name_plural = _("organisations' pages")

    def clean(self) -> None:
        """Hold to one page for each organisation in a language.

        Raises:
            ValidationError: the organisation has another page in the same language.
        """
        super().clean()
        if self.organisation_id and self.locale_id:
            others = OrganisationPage.objects.filter(
                organisation=self.organisation_id, locale=self.locale_id
            ).exclude(pk=self.pk)
            if others.exists():
                raise ValidationError({"organisation": _("This organisation has a page already.")})

    @cached_property
    def shown_topics(self) -> list[ShownTerm]:
        """The organisation's themes, named in its language where they are translated."""
        return in_language(Topic, self.topics.values_list("translation_key"), self.locale)

    def structured_data(self) -> dict[str, Any] | None:
        """What search engines are told of the organisation (schema.org/Organization)."""
        return None
