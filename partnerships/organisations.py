"""Organisations as partnerships name them: with their logo, and a link to their own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from organisations.models import Organisation, OrganisationPage
from samverkan import languages
from samverkan.media import renditions
from samverkan.pages.translations import PageLink


@dataclass(frozen=True)
class OrganisationLink:
    """An organisation, and its page in the reader's language where that is published.

    Attributes:
        called: its short name, else its name.
    """

    pk: int
    name: str
    called: str
    number: str
    kind: str
    logo: Any
    page: PageLink | None


def linked(keys: Iterable[int], code: str) -> dict[int, OrganisationLink]:
    """Organisations by their primary keys, with links to their pages. Three queries."""
    wanted = set(keys)
    if not wanted:
        return {}
    records = renditions.prefetch(Organisation.objects.filter(pk__in=wanted), "logo", "logo")
    pages = links(wanted, code)
    return {
        each.pk: OrganisationLink(
            each.pk,
            each.name,
            each.called,
            each.number,
            each.kind,
            each.logo,
            pages.get(each.pk),
        )
        for each in records
    }


def links(keys: Iterable[int], code: str) -> dict[int, PageLink]:
    """The published pages of organisations: in the language, else in Swedish. One query."""
    rows = OrganisationPage.objects.readable().filter(
        organisation__in=keys, locale__language_code__in={code, languages.SOURCE.code}
    )
    found: dict[int, PageLink] = {}
    for pk, *row in rows.values_list(
        "organisation_id", "title", "url_path", "locale__language_code"
    ):
        link = PageLink(*row)
        if pk not in found or link.code == code:
            found[pk] = link
    return found
