"""What search engines are told of contacts, by https://schema.org: nothing that is not shown."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.utils import timezone

from contacts.cards import PersonCard, UnitCard
from contacts.hours import Hours, Span, special_rows, week_rows
from samverkan.dates import MIDNIGHT

SCHEMA = "https://schema.org/"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contact_page(
    title: str, address: str, units: Iterable[UnitCard], people: Iterable[PersonCard]
) -> dict[str, Any]:
    """A page of contacts at an address: https://schema.org/ContactPage."""
    about = [*map(unit, units), *(person(card, address) for card in people)]
    return {"@type": "ContactPage", "name": title, **({"mainEntity": about} if about else {})}


def unit(card: UnitCard) -> dict[str, Any]:
    """A unit: https://schema.org/GovernmentOffice."""
    data: dict[str, Any] = {"@type": "GovernmentOffice", "name": card.name}
    if card.email:
        data["email"] = card.email
    if card.phones:
        data["telephone"] = number_of(card.phones[0].href)
    if card.address:
        address = {
            "streetAddress": card.street,
            "postalCode": card.postcode,
            "addressLocality": card.town,
            "addressCountry": "SE",
        }
        data["address"] = {"@type": "PostalAddress"} | {
            name: value for name, value in address.items() if value
        }
    if card.map_url:
        data["hasMap"] = card.map_url
    if card.hours:
        data["openingHoursSpecification"] = opening_hours(card.hours)
    return data


def person(card: PersonCard, address: str) -> dict[str, Any]:
    """A person on the page at an address: https://schema.org/Person."""
    data: dict[str, Any] = {"@type": "Person", "name": card.name}
    if card.photo:
        data["image"] = urljoin(address, card.photo.fallback.url)
    if card.roles:
        data["jobTitle"] = card.roles[0].text
    if card.email:
        data["email"] = card.email
    if card.phones:
        data["telephone"] = number_of(card.phones[0].href)
    if card.languages:
        data["knowsLanguage"] = [language.code for language in card.languages]
    if card.places:
        data["worksFor"] = {"@type": "GovernmentOffice", "name": card.places[0].unit}
    return data


def number_of(href: str) -> str:
    """A number out of a ``tel:`` address."""
    return href.removeprefix("tel:")


def opening_hours(hours: Hours) -> list[dict[str, Any]]:
    """The usual week, and the days of the coming four weeks that differ."""
    found = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [SCHEMA + day for day in DAYS[row.first : row.last + 1]],
            **times(span),
        }
        for row in week_rows(hours)
        for span in row.spans
    ]
    for special in special_rows(hours, timezone.localdate()):
        valid = {
            "@type": "OpeningHoursSpecification",
            "validFrom": special.first.isoformat(),
            "validThrough": special.last.isoformat(),
        }
        # Closed all day is written as from midnight until midnight.
        spans = special.day.spans or (Span(MIDNIGHT, MIDNIGHT),)
        closed = {} if special.day.spans else {"opens": "00:00", "closes": "00:00"}
        found += [{**valid, **(closed or times(span))} for span in spans]
    return found


def times(span: Span) -> dict[str, str]:
    """The ends of a span; the end of a day is a minute before midnight."""
    closes = "23:59" if span.closes == MIDNIGHT else f"{span.closes:%H:%M}"
    return {"opens": f"{span.opens:%H:%M}", "closes": closes}
