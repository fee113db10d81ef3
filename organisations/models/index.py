"""The page that lists the organisations."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from organisations.models.pages import OrganisationPage
from organisations.queries import OrganisationQuerySet
from samverkan.pages.listing import FilterForm, ListingPage


class OrganisationIndexPage(ListingPage):
    """The organisations that have a page, by name."""

    template = "organisations/index.html"
    filter_form: ClassVar[type[FilterForm]] = FilterForm
    subpage_types = ["organisations.OrganisationPage"]

    class Meta:
        verbose_name = _("list of organisations")
        verbose_name_plural = _("lists of organisations")

    def get_items(self) -> OrganisationQuerySet:
        """The pages below this one, by name."""
        items: OrganisationQuerySet = OrganisationPage.objects.listable(self.locale).child_of(self)
        return items.by_name()
