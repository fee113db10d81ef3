"""What search engines are told of a partnership, by https://schema.org/Project.

Nothing is told that the page does not show, and no person is named.
"""

from typing import TYPE_CHECKING, Any

from partnerships.enums import PartyRole
from samverkan.pages.translations import page_address

if TYPE_CHECKING:
    from partnerships.models import PartnershipPage

FUNDING = {PartyRole.FUNDER}


def partnership(page: "PartnershipPage") -> dict[str, Any]:
    """The partnership as a project: who takes part, when, for whom and what it offers."""
    shown = page.shown
    data: dict[str, Any] = {"@type": "Project", "name": page.title}
    if shown.facts.starts_on:
        data["foundingDate"] = str(shown.facts.starts_on)
    if shown.facts.last_day:
        data["dissolutionDate"] = str(shown.facts.last_day)
    if shown.facts.record_number:
        data["identifier"] = shown.facts.record_number
    members = [party for party in shown.parties if party.role not in FUNDING]
    funders = [party for party in shown.parties if party.role in FUNDING]
    for name, parties in (("member", members), ("funder", funders)):
        if parties:
            data[name] = [organization(party.card) for party in parties]
    if shown.municipalities:
        data["areaServed"] = [
            {"@type": "AdministrativeArea", "name": each.name} for each in shown.municipalities
        ]
    offers = [
        {"@type": "Offer", "itemOffered": {"@type": "Service", "name": each.words["name"].text}}
        for group in shown.needs
        for each in group.interventions
    ]
    if offers:
        data["makesOffer"] = offers
    return data


def organization(card: Any) -> dict[str, Any]:
    """A party, with its page where it has one."""
    data = {"@type": "Organization", "name": card.name}
    if card.url_path:
        data["url"] = page_address(card, code=card.name_lang, absolute=True)
    return data
