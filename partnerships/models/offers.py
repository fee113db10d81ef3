"""Who takes part in a partnership, and what it offers."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from contacts.phones import Phone
from organisations.cards import address
from partnerships.enums import PartyRole
from partnerships.models.row import Row, shared
from samverkan.pages.terms import CHOSEN_IN_SOURCE


class Party(Row):
    """An organisation that the partnership is between.

    Attributes:
        task: what it does in the partnership.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=9, choices=PartyRole, default=PartyRole.PARTNER)
    task = models.CharField(_("what it does in the partnership"), max_length=200, blank=True)

    texts = ("task",)
    override_translatable_fields = shared("organisation", "role")
    panels = [FieldRowPanel(["organisation", "role"]), "task"]

    class Meta(Row.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "organisation"],
                name="party_once_per_partnership",
                violation_error_message=_("The organisation is a party already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Intervention(Row, ClusterableModel):
    """Something that the partnership offers to those who need it.

    Attributes:
        offer: what one gets there.
        needs: what it helps with; the groups that readers find it in.
        place: name and address; the same in every language.
        times: when it is open, in words.
        how_to_come: whether one can just come, must call first or is referred.
        contact: somebody of the municipality; ``phone``, ``email`` and ``website`` are of the
            intervention itself and not of a person.
        ends_on: last day that it is offered; empty for as long as the partnership.
    """

    page = ParentalKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="interventions"
    )
    name = models.CharField(_("name"), max_length=120)
    offer = models.TextField(_("what it offers"), max_length=600)
    needs = ParentalManyToManyField(
        "partnerships.Need",
        verbose_name=_("what it helps with"),
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    target_groups = ParentalManyToManyField(
        "partnerships.TargetGroup",
        verbose_name=_("for whom"),
        blank=True,
        limit_choices_to=CHOSEN_IN_SOURCE,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("responsible organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)
    times = models.CharField(_("times"), max_length=200, blank=True)
    how_to_come = models.CharField(_("how to come"), max_length=300, blank=True)
    contact = models.ForeignKey(
        "contacts.Person",
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    phone = PhoneNumberField(_("telephone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Empty: as long as the partnership."),
    )

    texts = ("name", "offer", "times", "how_to_come")
    override_translatable_fields = shared(
        "organisation", "place", "map_url", "contact", "phone", "email", "website", "ends_on"
    )
    panels = [
        "name",
        "offer",
        FieldPanel("needs", widget=CheckboxSelectMultiple),
        FieldPanel("target_groups", widget=CheckboxSelectMultiple),
        "organisation",
        MultiFieldPanel(
            ["times", "how_to_come", FieldRowPanel(["place", "map_url"]), "ends_on"],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            ["contact", FieldRowPanel(["phone", "email", "website"])], heading=_("Contact")
        ),
    ]

    class Meta(Row.Meta):
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")

    def __str__(self) -> str:
        return self.name

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Its number, for a template that takes several."""
        return Phone.any_of(self.phone)

    @property
    def website_name(self) -> str:
        """The website as people call it."""
        return address(self.website)
