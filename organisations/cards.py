"""Organisations as any page shows them: plain data, kept until something published changes.

The facts come from the record, the words and the address from its page in the reader's language,
else from the Swedish one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import Prefetch, QuerySet

from contacts.phones import Phone
from organisations.enums import LinkKind, OrganisationKind
from samverkan import languages, published
from samverkan.media import renditions


@dataclass(frozen=True)
class Link:
    """A link that the record has besides the organisation's own site."""

    kind: LinkKind
    url: str

    @property
    def text(self) -> str:
        """What the link says, in the reader's language."""
        return address(self.url) if self.kind == LinkKind.OTHER else str(self.kind.label)


@dataclass(frozen=True)
class Contact:
    """Somebody at the organisation who has consented to being shown."""

    name: str
    role: str
    email: str
    phones: tuple[Phone, ...]


@dataclass(frozen=True)
class Card:
    """What any page can show of an organisation.

    Attributes:
        name: that of its page in the language, else the record's.
        name_lang: the language of the name.
        text: what it does; "" where it has no page that anybody may read.
        url_path: where its page is in the tree; "" for none. ``{% page_url card %}`` makes the
            address of it.
        municipalities: names.
        number: as people write it.
    """

    pk: int
    name: str
    name_lang: str
    short_name: str
    kind: OrganisationKind
    text: str
    text_lang: str
    url_path: str
    logo: renditions.PictureFiles | None
    logo_dark: renditions.PictureFiles | None
    website: str
    email: str
    phone: Any
    links: tuple[Link, ...]
    municipalities: tuple[str, ...]
    number: str
    partner_since: int | None
    contacts: tuple[Contact, ...]

    @property
    def website_name(self) -> str:
        """The website as people call it."""
        return address(self.website)


def address(url: str) -> str:
    """An address as people say it: bryggan.example/skogsby."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def cards(keys: Iterable[int], code: str) -> dict[int, Card]:
    """The cards of these organisations by key; no query when warm.

    Args:
        keys: primary keys; those that do not exist are left out.
        code: the language of the words.
    """
    wanted = frozenset(keys)
    if not wanted:
        return {}
    return published.kept(("organisations", code, wanted), lambda: _cards(wanted, code))


def card(key: int, code: str) -> Card | None:
    """The card of one organisation; None where there is none."""
    return cards([key], code).get(key)


def unpublished(record: Any) -> Card:
    """The card of a record that is not stored, for previews."""
    return _card(record, None)


def _cards(keys: frozenset[int], code: str) -> dict[int, Card]:
    pages = _pages(keys, code)
    return {record.pk: _card(record, pages.get(record.pk)) for record in _records(keys)}


def _records(keys: frozenset[int]) -> QuerySet[Any]:
    """The records with all that a card shows, in a number of queries that never grows."""
    records = apps.get_model("organisations", "Organisation").objects.filter(pk__in=keys)
    activities = apps.get_model("organisations", "Activity").objects
    with_logo = renditions.prefetch(records, "logo", "logo")
    return renditions.prefetch(with_logo, "logo_dark", "logo").prefetch_related(
        "links",
        "contact_persons",
        Prefetch("activities", activities.select_related("municipality")),
    )


def _pages(keys: frozenset[int], code: str) -> dict[int, dict[str, Any]]:
    """Title, lead, address and language of each organisation's page, as far as anybody may read."""
    rows = (
        apps.get_model("organisations", "OrganisationPage")
        .objects.readable()
        .filter(organisation__in=keys, locale__language_code__in={code, languages.SOURCE.code})
        .values("organisation_id", "title", "lead", "url_path", "locale__language_code")
    )
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        key = row["organisation_id"]
        if key not in found or row["locale__language_code"] == code:
            found[key] = row
    return found


def _card(record: Any, page: dict[str, Any] | None) -> Card:
    source = languages.SOURCE.code
    return Card(
        pk=record.pk,
        name=page["title"] if page else record.name,
        name_lang=page["locale__language_code"] if page else source,
        short_name=record.short_name,
        kind=OrganisationKind(record.kind),
        text=page["lead"] if page else "",
        text_lang=page["locale__language_code"] if page else source,
        url_path=page["url_path"] if page else "",
        logo=renditions.files(record.logo, "logo") if record.logo else None,
        logo_dark=renditions.files(record.logo_dark, "logo") if record.logo_dark else None,
        website=record.website,
        email=record.email,
        phone=record.phone,
        links=tuple(Link(LinkKind(link.kind), link.url) for link in record.links.all()),
        municipalities=tuple(str(activity.municipality) for activity in record.activities.all()),
        number=record.written_number,
        partner_since=record.partner_since,
        contacts=tuple(
            Contact(person.name, person.role, person.email, Phone.any_of(person.phone))
            for person in record.contact_persons.all()
            if person.is_shown
        ),
    )
