"""People and units in the search of the site: the way to them in the directory.

Names are in no index of pages: who is hidden or leaves is found nowhere from then on, and whoever
is renamed at once by the new name.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from contacts import cards
from contacts.directory import MOST_CHARACTERS, fits, rows, searchable, shown_units
from contacts.models import ContactIndexPage
from samverkan import languages, published
from samverkan.pages.translations import PageLink, page_address
from samverkan.search.elsewhere import Found

MOST_NAMED = 3


def find(asked: str, request: HttpRequest) -> Found | None:
    """People and units whom the words fit, for those of the site that has a directory.

    No query when warm.
    """
    directory = next(iter(directories()), None)
    if directory is None or len(asked) > MOST_CHARACTERS:
        return None
    people = [row.pk for row in rows() if fits(asked, row.words)]
    units = [unit for unit in shown_units() if fits(asked, searchable([unit.name]))]
    if not people and not units:
        return None
    address = page_address(directory, request)
    context: dict[str, Any] = {
        "units": [(unit.name, f"{address}enheter/{unit.pk}/") for unit in units[:MOST_NAMED]],
        "people": cards.people(people[:MOST_NAMED]),
        "number": len(people),
        "has_more": len(people) > MOST_NAMED,
        "everybody": f"{address}?{urlencode({'q': asked})}",
    }
    return Found("contacts/in_search.html", context)


def directories() -> tuple[PageLink, ...]:
    """The Swedish directories that anybody may read and find; they stand in every language."""

    def read() -> tuple[PageLink, ...]:
        pages = ContactIndexPage.objects.readable().filter(
            show_in_search=True, locale__language_code=languages.SOURCE.code
        )
        found = pages.order_by("path").values_list("title", "url_path", "locale__language_code")
        return tuple(PageLink(*row) for row in found)

    return published.kept(("contact directories",), read)
