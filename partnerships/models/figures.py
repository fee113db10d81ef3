"""A partnership in figures: what it costs and what comes of it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel

from partnerships.enums import ContributionKind
from partnerships.models.row import Row, shared, year_validators

MOST_KRONOR = 10**12
NO_AMOUNT = _("Write how much money it is.")


class Contribution(Row):
    """What an organisation puts into the partnership in a year.

    Attributes:
        amount: whole kronor; empty only for what is in kind and has no price.
        purpose: what it is for.
        source: where the money comes from in turn, such as an EU fund.
        recipient: the party that is paid; empty for the partnership as a whole.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="contributions"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("contributed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=year_validators)
    kind = models.CharField(
        _("kind"), max_length=7, choices=ContributionKind, default=ContributionKind.MONEY
    )
    amount = models.PositiveBigIntegerField(
        _("amount in kronor"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_KRONOR)],
        help_text=_("Whole kronor. Empty only for what is in kind and has no price."),
    )
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    source = models.CharField(
        _("where the money comes from"),
        max_length=160,
        blank=True,
        help_text=_("For instance an EU fund. Empty: the organisation's own."),
    )
    recipient = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("paid to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the partnership as a whole."),
    )

    texts = ("purpose", "source")
    override_translatable_fields = shared("organisation", "year", "kind", "amount", "recipient")
    panels = [
        FieldRowPanel(["organisation", "year"]),
        FieldRowPanel(["kind", "amount"]),
        "purpose",
        FieldRowPanel(["source", "recipient"]),
    ]

    class Meta(Row.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=ContributionKind.MONEY) | models.Q(amount__isnull=False),
                name="contribution_of_money_has_an_amount",
                violation_error_message=NO_AMOUNT,
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"

    def clean(self) -> None:
        """Say at the amount what the database holds the row to.

        Raises:
            ValidationError: money without an amount.
        """
        super().clean()
        if self.kind == ContributionKind.MONEY and self.amount is None:
            raise ValidationError({"amount": NO_AMOUNT})


class KeyFigure(Row):
    """A number that tells how it goes, and what it was before.

    Attributes:
        unit: what follows the number: "%", "persons".
        label: what it counts.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="key_figures"
    )
    label = models.CharField(_("what it counts"), max_length=160)
    value = models.DecimalField(_("value"), max_digits=15, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), validators=year_validators)
    previous_value = models.DecimalField(
        _("previous value"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    previous_year = models.PositiveSmallIntegerField(
        _("previous year"),
        null=True,
        blank=True,
        validators=year_validators,
        help_text=_("Empty: the year before."),
    )

    texts = ("label", "unit")
    override_translatable_fields = shared("value", "year", "previous_value", "previous_year")
    panels = [
        "label",
        FieldRowPanel(["value", "unit", "year"]),
        FieldRowPanel(["previous_value", "previous_year"]),
    ]

    class Meta(Row.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

    def __str__(self) -> str:
        return self.label

    @property
    def compared_year(self) -> int:
        """The year of the previous value."""
        return self.previous_year or self.year - 1
