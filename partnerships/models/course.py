"""What happens to a partnership over time, and what is written about it."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel

from partnerships.enums import DocumentKind, Precision
from partnerships.models.row import Row, shared


class TimelineEntry(Row):
    """Something that has happened, or that is to happen."""

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="timeline"
    )
    day = models.DateField(_("when"))
    precision = models.CharField(
        _("how exactly"),
        max_length=5,
        choices=Precision,
        default=Precision.MONTH,
        help_text=_("How much of the date readers see."),
    )
    title = models.CharField(_("what happened"), max_length=160)
    text = models.TextField(_("text"), max_length=600, blank=True)

    texts = ("title", "text")
    override_translatable_fields = shared("day", "precision")
    panels = [FieldRowPanel(["day", "precision"]), "title", "text"]

    class Meta(Row.Meta):
        verbose_name = _("event on the timeline")
        verbose_name_plural = _("timeline")
        ordering = ["day", "sort_order", "pk"]

    def __str__(self) -> str:
        return self.title


class FollowUpQuerySet(models.QuerySet):
    """Follow-ups, with the questions that lists and reminders ask."""

    def done(self) -> Self:
        """Those that something has come of."""
        return self.exclude(result="", document=None)

    def waiting(self) -> Self:
        """Those that nothing has come of yet."""
        return self.filter(result="", document=None)

    def overdue(self, today: date | None = None) -> Self:
        """Those that should have been done. For staff; readers are not told."""
        return self.waiting().filter(day__lt=today or timezone.localdate())


class FollowUp(Row):
    """One time that the parties see how it goes.

    Attributes:
        day: when it is to be done, and when it was done once it has a result.
        result: what came of it; without a result and a document it is yet to be done.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="follow_ups"
    )
    day = models.DateField(_("day"))
    result = models.TextField(
        _("result"), max_length=1000, blank=True, help_text=_("Empty until it has been done.")
    )
    document = models.ForeignKey(
        "media.SiteDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = FollowUpQuerySet.as_manager()

    texts = ("result",)
    shown_with = ("document",)
    override_translatable_fields = shared("day", "document")
    panels = [FieldRowPanel(["day", "document"]), "result"]

    class Meta(Row.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["day", "sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.day)

    @property
    def is_done(self) -> bool:
        """Whether something has come of it."""
        return bool(self.result or self.document_id)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been done. For staff; readers are not told."""
        return not self.is_done and self.day < timezone.localdate()


class Renewal(Row):
    """That the partnership was given a longer term.

    Attributes:
        ends_on: last day of the term that was given.
        decided_on: when that was decided.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="renewals"
    )
    decided_on = models.DateField(_("decided on"))
    ends_on = models.DateField(_("new last day"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    texts = ("note",)
    override_translatable_fields = shared("decided_on", "ends_on")
    panels = [FieldRowPanel(["decided_on", "ends_on"]), "note"]

    class Meta(Row.Meta):
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        ordering = ["decided_on", "sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.ends_on)

    def clean(self) -> None:
        """Hold an editor to days that follow each other.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        if self.ends_on and self.decided_on and self.ends_on < self.decided_on:
            raise ValidationError({"ends_on": _("The new last day is before the decision.")})


class PartnershipDocument(Row):
    """The agreement, the action plan, an evaluation."""

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="documents"
    )
    kind = models.CharField(
        _("kind"), max_length=11, choices=DocumentKind, default=DocumentKind.AGREEMENT
    )
    title = models.CharField(_("title"), max_length=160)
    document = models.ForeignKey(
        "media.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    texts = ("title",)
    shown_with = ("document",)
    override_translatable_fields = shared("kind", "document")
    panels = [FieldRowPanel(["kind", "document"]), "title"]

    class Meta(Row.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title
