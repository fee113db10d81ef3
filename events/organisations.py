"""Events on the pages of the organisations that arrange them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from events.listing import prepare_teasers
from events.models import EventPage, Organiser
from organisations.sections import Section

if TYPE_CHECKING:
    from organisations.models import OrganisationPage

MOST = 6


def upcoming(page: "OrganisationPage") -> Section | None:
    """The next events that the organisation arranges, in the page's language or in Swedish."""
    arranged = Organiser.objects.filter(organisation=page.organisation_id)
    events = EventPage.objects.listable_or_source(page.locale).filter(
        translation_key__in=arranged.values("page__translation_key")
    )
    found = list(events.for_teasers().to_come()[:MOST])
    if not found:
        return None
    prepare_teasers(found)
    return Section("events", _("Events"), "events/organisation.html", {"events": found})
