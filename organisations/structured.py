"""What search engines are told of an organisation, by https://schema.org/Organization.

Persons are left out: who reads the page may see them, but no register needs to gather them.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from organisations.enums import OrganisationKind
from samverkan.pages.translations import page_address

if TYPE_CHECKING:
    from organisations.cards import Card
    from organisations.models import OrganisationPage

TYPES = {
    OrganisationKind.ASSOCIATION: "NGO",
    OrganisationKind.FOUNDATION: "NGO",
    OrganisationKind.STUDY_ASSOCIATION: "NGO",
    OrganisationKind.MUNICIPALITY: "GovernmentOrganization",
    OrganisationKind.REGION: "GovernmentOrganization",
    OrganisationKind.AUTHORITY: "GovernmentOrganization",
    OrganisationKind.COMPANY: "Corporation",
}
"""Kinds that schema.org has a word for; the others are just organisations."""


def organisation(page: "OrganisationPage") -> dict[str, Any]:
    """The organisation that a page is about, with its local groups."""
    card = page.card
    address = page_address(page, code=page.locale.language_code, absolute=True)
    data: dict[str, Any] = {
        "@type": TYPES.get(card.kind, "Organization"),
        "@id": f"{address}#organisation",
        "name": page.title,
    }
    data |= _facts(card, address)
    groups = [_group(each) for each in page.shown_groups]
    if groups:
        data["subOrganization"] = groups
    return data


def _facts(card: "Card", address: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "alternateName": card.short_name,
        "email": card.email,
        "telephone": card.phone.as_e164 if card.phone else "",
        "sameAs": [card.website] if card.website else [],
        "areaServed": [
            {"@type": "AdministrativeArea", "name": name} for name in card.municipalities
        ],
    }
    if card.logo:
        facts["logo"] = urljoin(address, card.logo.fallback.url)
    if card.number:
        facts["identifier"] = {
            "@type": "PropertyValue",
            "name": "Organisationsnummer",
            "value": card.number,
        }
    return {name: value for name, value in facts.items() if value}


def _group(shown: Any) -> dict[str, Any]:
    group = shown.group
    data = {"@type": "Organization", "name": group.name, "url": group.url}
    if group.place or group.municipality:
        data["location"] = {
            "@type": "Place",
            "name": ", ".join(str(part) for part in (group.place, group.municipality) if part),
        }
    return {name: value for name, value in data.items() if value}
