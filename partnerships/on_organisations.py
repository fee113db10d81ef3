"""Partnerships, and the help that they offer, on the pages of the organisations behind them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from organisations.sections import Section
from partnerships import help_offered
from partnerships.listing import prepare_teasers
from partnerships.models import PartnershipPage

if TYPE_CHECKING:
    from organisations.models import OrganisationPage

MOST = 12


def partnerships(page: "OrganisationPage") -> Section | None:
    """The partnerships that the organisation is a party to, in the page's language or Swedish."""
    pages = PartnershipPage.objects.listable_or_source(page.locale)
    with_it = pages.whose_source(parties__organisation=page.organisation_id)
    found = list(with_it.for_teasers().order_by("-first_published_at", "-pk")[:MOST])
    if not found:
        return None
    prepare_teasers(found)
    template = "partnerships/organisation_partnerships.html"
    return Section("partnerships", _("Partnerships"), template, {"partnerships": found})


def interventions(page: "OrganisationPage") -> Section | None:
    """The help that the organisation answers for and that is there now."""
    own = help_offered.offered().filter(organisation=page.organisation_id)
    rows = own.order_by("page__title", "sort_order", "pk")[:MOST]
    found = help_offered.prepared(rows, page.locale)
    if not found:
        return None
    template = "partnerships/organisation_interventions.html"
    return Section("interventions", _("What help is there?"), template, {"interventions": found})
