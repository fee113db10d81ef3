"""Organisations: facts that are the same in every language."""

from django.contrib import admin
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.models import Orderable
from wagtail.search import index

from organisations import numbers
from organisations.enums import LinkKind, OrganisationKind

FIRST_YEAR = 1850


def this_year() -> int:
    """The year that it is, for what cannot lie ahead."""
    return timezone.localdate().year


class Organisation(index.Indexed, ClusterableModel):
    """Somebody that the municipality works with, or the municipality itself.

    What it does is told in words, on its page; here is what needs no translation.

    Attributes:
        number: ten digits without a hyphen; empty for those without one.
        logo_dark: for dark backgrounds; without it the other is used on both.
        partner_since: the year that the municipality began to work with it.
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("As in tables and brackets.")
    )
    number = models.CharField(
        _("organisation number"), max_length=13, blank=True, validators=[numbers.validate]
    )
    kind = models.CharField(_("kind"), max_length=17, choices=OrganisationKind)
    logo = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    logo_dark = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("logo on a dark background"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("shared mailbox"), blank=True, help_text=_("Read by several; no person's own.")
    )
    phone = PhoneNumberField(_("telephone"), blank=True)
    partner_since = models.PositiveSmallIntegerField(
        _("partner since (year)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(this_year)],
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel(["short_name", "number"]),
        FieldRowPanel(["kind", "partner_since"]),
        MultiFieldPanel(["logo", "logo_dark"], heading=_("Logo")),
        MultiFieldPanel(["website", "email", "phone"], heading=_("Ways to reach them")),
        InlinePanel("links", heading=_("Links"), label=_("link")),
        MultipleChooserPanel(
            "activities",
            "municipality",
            heading=_("Municipalities where they are active"),
            label=_("municipality"),
        ),
        InlinePanel("contact_persons", heading=_("Their contact persons"), label=_("person")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("short_name"),
        index.AutocompleteField("short_name"),
        index.SearchField("number"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~models.Q(number=""),
                name="organisation_number_once",
                violation_error_message=_("Another organisation has this number."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Store the number without its hyphen, so that the same one is found again."""
        super().clean()
        self.number = numbers.compact(self.number)

    @property
    @admin.display(description=_("organisation number"))
    def written_number(self) -> str:
        """The number as people write it; "" for none."""
        return numbers.write(self.number)

    @property
    def called(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name


class OrganisationLink(Orderable):
    """Where to go on from an organisation's page, besides its own site."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("leads to"), max_length=9, choices=LinkKind)
    url = models.URLField(_("address"))

    panels = [FieldRowPanel(["kind", "url"])]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.url


class Activity(Orderable):
    """A municipality where an organisation is active."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="activities")
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="activities",
    )

    panels = [FieldPanel("municipality")]

    class Meta(Orderable.Meta):
        verbose_name = _("municipality of an organisation")
        verbose_name_plural = _("municipalities of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "municipality"],
                name="activity_once_per_municipality",
                violation_error_message=_("The municipality is already in the list."),
            )
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class ContactPerson(Orderable):
    """Somebody at an organisation. Readers see those who have consented to it.

    Attributes:
        role: in Swedish; a title within the organisation.
        consented_on: the day that the person agreed to be shown; empty for not shown.
        consent_note: how the consent was given, for staff alone.
    """

    organisation = ParentalKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_persons"
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    consented_on = models.DateField(
        _("consented on"),
        null=True,
        blank=True,
        help_text=_("The day that the person agreed to be shown here. Empty: not shown."),
    )
    consent_note = models.CharField(
        _("how they consented"),
        max_length=200,
        blank=True,
        help_text=_("For instance an e-mail and its record number. Not shown to readers."),
    )

    panels = [
        FieldRowPanel(["name", "role"]),
        FieldRowPanel(["email", "phone"]),
        FieldRowPanel(["consented_on", "consent_note"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact person of an organisation")
        verbose_name_plural = _("contact persons of organisations")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone=""),
                name="organisations_person_has_a_channel",
                violation_error_message=_("Give an e-mail address or a telephone number."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether readers may see the person."""
        return bool(self.consented_on and self.consented_on <= timezone.localdate())
