"""Organisations as partnerships name them: with their logo, and a link to their own page."""

from collections.abc import Iterable
from dataclasses import dataclass

from organisations.models import Organisation, OrganisationPage
from samverkan import languages
from samverkan.media import renditions


@dataclass(frozen=True)
class Card:
    """Mirrors organisations.cards.Card."""

    pk: int
    name: str
    name_lang: str
    short_name: str
    url_path: str
    logo: renditions.PictureFiles | None
    logo_dark: renditions.PictureFiles | None


def cards(keys: Iterable[int], code: str) -> dict[int, Card]:
    """Cards by key."""
    wanted = set(keys)
    rows = OrganisationPage.objects.readable().filter(
        organisation__in=wanted, locale__language_code__in={code, languages.SOURCE.code}
    )
    pages: dict[int, tuple[str, str, str]] = {}
    for pk, *row in rows.values_list(
        "organisation_id", "title", "url_path", "locale__language_code"
    ):
        if pk not in pages or row[2] == code:
            pages[pk] = (row[0], row[1], row[2])
    records = renditions.prefetch(Organisation.objects.filter(pk__in=wanted), "logo", "logo")
    return {
        each.pk: Card(
            each.pk,
            pages[each.pk][0] if each.pk in pages else each.name,
            pages[each.pk][2] if each.pk in pages else "sv",
            each.short_name,
            pages[each.pk][1] if each.pk in pages else "",
            renditions.files(each.logo, "logo") if each.logo else None,
            None,
        )
        for each in records
    }
