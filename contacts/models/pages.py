"""Pages of contacts: one unit or person, or several."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from samverkan.blocks.fields import StreamField
from samverkan.blocks.streams import article_blocks
from samverkan.pages.base import BasePage
from samverkan.pages.translations import page_address

if TYPE_CHECKING:
    from contacts.cards import PersonCard, UnitCard


@dataclass(frozen=True)
class ShownUnit:
    """A unit as a page shows it, with its people."""

    unit: "UnitCard"
    people: "list[PersonCard]"


class ContactPage(BasePage):
    """How to reach one or several units and people.

    The people are those that every page has as its contacts; units are rows of their own. Both are
    the same records in every language.

    Attributes:
        lead: plain-text opening, up to 400 characters; also the meta description.
        shows_members: whether also the people of the units are shown.
    """

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    shows_members = models.BooleanField(_("show the people of the units"), default=True)
    body = StreamField(article_blocks(), verbose_name=_("body"), blank=True)

    template = "contacts/contact.html"
    content_panels = [
        *BasePage.content_panels,
        "lead",
        InlinePanel("page_units", label=_("unit"), heading=_("Units")),
        "shows_members",
        "body",
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @cached_property
    def shown_units(self) -> list[ShownUnit]:
        """The units that readers may see, in order, with their people where they are wanted."""
        from contacts import cards

        units = cards.units(row.unit_id for row in self.page_units.all())
        members = cards.of_units(unit.pk for unit in units) if self.shows_members else {}
        return [ShownUnit(unit, members.get(unit.pk, [])) for unit in units]

    def structured_data(self) -> dict[str, Any] | None:
        """Schema.org's ContactPage, about the units and people that it shows."""
        from contacts import cards, structured

        people = cards.people(contact.person_id for contact in self.page_contacts.all())
        address = page_address(self, code=self.locale.language_code, absolute=True)
        units = [shown.unit for shown in self.shown_units]
        return structured.contact_page(self.title, address, units, people)


class PageUnit(Orderable):
    """A unit that a contact page is about, in the order that readers see."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="page_units")
    unit = models.ForeignKey(
        "contacts.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="page_units"
    )

    panels = [FieldPanel("unit")]

    class Meta(Orderable.Meta):
        verbose_name = _("unit of a contact page")
        constraints = [
            models.UniqueConstraint(fields=["page", "unit"], name="page_unit_once_per_page")
        ]

    def __str__(self) -> str:
        return str(self.unit)
