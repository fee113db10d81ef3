"""The municipality's administrations, departments and teams."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from contacts.access import MANAGE_TEAMS
from contacts.queries import UnitQuerySet
from samverkan.places import PlaceFacts, on_one_line


class Unit(index.Indexed, ClusterableModel, PlaceFacts):
    """An administration, department or team of the municipality; units form a tree.

    Attributes:
        email: shared mailbox; feedback about the unit's pages is sent there.
        postal_street: where letters go, if not to the place that people come to.
        closed_on_holidays: whether the usual hours do not hold on public holidays.
        is_public: whether readers find the unit among the contacts.
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    email = models.EmailField(_("shared mailbox"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    postal_street = models.CharField(_("street or box"), max_length=160, blank=True)
    postal_postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    postal_town = models.CharField(_("town"), max_length=80, blank=True)
    closed_on_holidays = models.BooleanField(_("closed on public holidays"), default=True)
    is_public = models.BooleanField(_("shown to readers"), default=True)

    objects = UnitQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("parent", permission=MANAGE_TEAMS),
        MultiFieldPanel(
            [FieldPanel("email", permission=MANAGE_TEAMS), "phone", "is_public"],
            heading=_("Ways to reach the unit"),
        ),
        MultiFieldPanel(
            ["street", FieldRowPanel(["postcode", "town"]), "map_url", "features"],
            heading=_("Visiting address"),
        ),
        MultiFieldPanel(
            ["postal_street", FieldRowPanel(["postal_postcode", "postal_town"])],
            heading=_("Postal address"),
        ),
        InlinePanel("opening_hours", label=_("hours of one day"), heading=_("Opening hours")),
        FieldPanel("closed_on_holidays"),
        InlinePanel("hours_exceptions", label=_("other hours"), heading=_("Other hours")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        permissions = [("manage_teams", "Can decide who works in which unit")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Keep the tree a tree.

        Raises:
            ValidationError: the unit would be a part of itself.
        """
        super().clean()
        above, seen = self.parent, set[Any]()
        while above and above.pk not in seen:
            if self.pk and above.pk == self.pk:
                raise ValidationError({"parent": _("A unit cannot be a part of itself.")})
            seen.add(above.pk)
            above = above.parent

    @property
    def postal_address(self) -> str:
        """Where letters go, on one line; the visiting address where no other is known."""
        own = on_one_line(self.postal_street, self.postal_postcode, self.postal_town)
        return own or self.address
