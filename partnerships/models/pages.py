"""Partnerships."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.fields import RichTextField
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from partnerships import shown, structured
from partnerships.enums import HELPING, Kind, State
from partnerships.forms import PartnershipPageForm
from partnerships.models.rows import ROWS
from partnerships.models.terms import TargetGroup
from partnerships.panels import OverduePanel
from partnerships.queries import PartnershipPageManager
from partnerships.wording import worded, worded_by
from samverkan import languages
from samverkan.blocks.rich_text import SIMPLE_FEATURES
from samverkan.pages.articles import IllustratedPage
from samverkan.pages.panels import SourceInlinePanel
from samverkan.pages.terms import CHOSEN_IN_SOURCE, ShownTerm, in_language

FACTS = ("kind", "state", "record_number", "decided_on", "starts_on", "ends_on")
"""What is the same in every language."""


class PartnershipPage(IllustratedPage):
    """A partnership between the municipality and others: who, what, how much and how it goes.

    The facts and the rows are those of the page in the source language, whatever language it is
    read in; see ``facts``.

    Attributes:
        record_number: under which the municipality has registered it (dnr).
        decided_by: the committee that has decided on it.
        ends_on: last day of the first term; empty until further notice. See ``last_day``.
        last_day: last day with all renewals; derived when the page is saved.
    """

    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.IOP)
    state = models.CharField(_("state"), max_length=13, choices=State, default=State.PREPARATION)
    record_number = models.CharField(
        _("record number"), max_length=40, blank=True, help_text=_("For instance KS 2026/0123.")
    )
    decided_by = models.CharField(_("decided by"), max_length=120, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Of the first term. Empty: until further notice."),
    )
    last_day = models.DateField(null=True, editable=False, db_index=True)
    target_groups = ParentalManyToManyField(
        "partnerships.TargetGroup",
        verbose_name=_("target groups"),
        blank=True,
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    municipalities = ParentalManyToManyField(
        "organisations.Municipality",
        verbose_name=_("municipalities taking part"),
        blank=True,
        related_name="+",
    )
    goals = RichTextField(_("goals"), features=SIMPLE_FEATURES, blank=True)
    shared_values = RichTextField(_("shared values"), features=SIMPLE_FEATURES, blank=True)
    challenges = RichTextField(_("challenges"), features=SIMPLE_FEATURES, blank=True)
    next_steps = RichTextField(_("next steps"), features=SIMPLE_FEATURES, blank=True)
    steering = RichTextField(_("steering"), features=SIMPLE_FEATURES, blank=True)

    objects = PartnershipPageManager()

    base_form_class = PartnershipPageForm
    term_fields = (*IllustratedPage.term_fields, "target_groups")
    template = "partnerships/partnership.html"
    override_translatable_fields = [
        *IllustratedPage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]
    content_panels = [
        *IllustratedPage.opening_panels,
        MultiFieldPanel(["goals", "shared_values"], heading=_("Goals and shared values")),
        MultiFieldPanel(["challenges", "next_steps"], heading=_("Challenges and next steps")),
        "steering",
        "body",
        IllustratedPage.topics_panel,
    ]
    extra_tabs = (
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldRowPanel(["kind", "state"]), "record_number"], heading=_("Kind and state")
                ),
                MultiFieldPanel(
                    [FieldRowPanel(["decided_by", "decided_on"])], heading=_("Decision")
                ),
                MultiFieldPanel([FieldRowPanel(["starts_on", "ends_on"])], heading=_("Period")),
                SourceInlinePanel("renewals", heading=_("Renewals"), label=_("renewal")),
                SourceInlinePanel("parties", heading=_("Parties"), label=_("party")),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                "municipalities",
            ],
            heading=_("Agreement"),
        ),
        ObjectList(
            [
                SourceInlinePanel(
                    "interventions", heading=_("Interventions"), label=_("intervention")
                )
            ],
            heading=_("Interventions"),
        ),
        ObjectList(
            [
                SourceInlinePanel(
                    "contributions", heading=_("Contributions"), label=_("contribution")
                ),
                SourceInlinePanel("key_figures", heading=_("Key figures"), label=_("key figure")),
            ],
            heading=_("Contributions and figures"),
        ),
        ObjectList(
            [
                OverduePanel(),
                SourceInlinePanel(
                    "follow_ups",
                    heading=_("Follow-ups"),
                    label=_("follow-up"),
                    help_text=_("Readers see those that are done, and the next one to come."),
                ),
                SourceInlinePanel("timeline", heading=_("Timeline"), label=_("event")),
                SourceInlinePanel("documents", heading=_("Documents"), label=_("document")),
            ],
            heading=_("Follow-up"),
        ),
    )
    search_fields = [
        *IllustratedPage.search_fields,
        index.SearchField("goals"),
        index.SearchField("searched_rows"),
        index.SearchField("record_number"),
    ]
    parent_page_types = ["partnerships.PartnershipIndexPage"]
    subpage_types: list[str] = []

    class Meta(IllustratedPage.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def clean(self) -> None:
        """Hold an editor to days that follow each other.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the last day that follows from the term and its renewals."""
        self.last_day = self.term_end
        super().save(*args, **kwargs)

    def copy_for_translation(
        self,
        locale: Locale,
        copy_parents: bool = False,
        alias: bool = False,
        exclude_fields: Sequence[str] | None = None,
    ) -> Page:
        """A version in another language, whose rows come when they are translated."""
        return super().copy_for_translation(
            locale, copy_parents, alias, [*(exclude_fields or []), *ROWS]
        )

    @property
    def is_in_source_language(self) -> bool:
        """Whether this is the version that the facts and rows belong to."""
        return bool(self.locale.language_code == languages.SOURCE.code)

    @cached_property
    def facts(self) -> "PartnershipPage":
        """The version whose facts and rows are shown: the published one in the source language.

        A version whose source is not published shows its own.
        """
        if self.is_in_source_language:
            return self
        return (
            type(self).objects.sources().filter(translation_key=self.translation_key).first()
            or self
        )

    @property
    def term_end(self) -> date | None:
        """The last day with all renewals; None until further notice."""
        ends = [renewal.ends_on for renewal in self.renewals.all() if renewal.ends_on]
        return max([self.ends_on, *ends]) if self.ends_on else None

    def rows(self, name: str) -> list[Any]:
        """The rows of a kind as they are shown here: the source's, each with its ``words``."""
        code = self.locale.language_code
        facts = getattr(self.facts, name).all()
        related = ROWS[name].shown_with
        rows = list(facts.select_related(*related) if related else facts)
        if self.facts is self:
            return [worded(row, code, row) for row in rows]
        copies = {row.translation_key: row for row in getattr(self, name).all()}
        return worded_by(rows, code, copies)

    @cached_property
    def shown_target_groups(self) -> list[ShownTerm]:
        """Whom it is for, named in its language where that is translated."""
        keys = self.target_groups.values_list("translation_key")
        return in_language(TargetGroup, keys, self.locale)

    @property
    def helps(self) -> bool:
        """Whether its interventions are there for whoever needs them."""
        return self.state in HELPING

    @property
    def searched_rows(self) -> str:
        """What the search finds besides the page's own texts: interventions and parties."""
        found = [f"{each.name} {each.offer}" for each in self.interventions.all()]
        return "\n".join(
            [*found, *(str(party) for party in self.parties.select_related("organisation"))]
        )

    def structured_data(self) -> dict[str, Any] | None:
        """What search engines are told of the partnership (schema.org/Project)."""
        return structured.partnership(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with its rows, grouped and added up."""
        context = super().get_context(request, *args, **kwargs)
        context["shown"] = self.shown
        return context

    @cached_property
    def shown(self) -> shown.Shown:
        """What readers are told."""
        return shown.of(self)
