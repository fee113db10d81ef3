"""The pages of a person as the admin lists them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from wagtail.models import Page

from contacts.admin.usage import pages_of
from contacts.models import Person
from samverkan import languages


@dataclass(frozen=True)
class ListedPage:
    """A page that shows a person, with its versions in other languages.

    Attributes:
        title: that of the Swedish version.
        href: where the user can change it; "" for a user who may not.
        lang: language code of the title.
        shown_in: the languages that show the person; empty where that is Swedish alone.
        is_live: whether readers see the person there in any language.
    """

    title: str
    href: str
    lang: str
    shown_in: tuple[languages.Language, ...]
    is_live: bool


def listed(person: Person, user: Any) -> list[ListedPage]:
    """The pages that show a person, as a user sees them, by title."""
    versions: dict[UUID, list[Page]] = defaultdict(list)
    for page in pages_of(person).select_related("locale"):
        versions[page.translation_key].append(page)
    sources = {
        page.translation_key: page
        for page in Page.objects.filter(
            translation_key__in=versions, locale__language_code=languages.SOURCE.code
        ).select_related("locale")
    }
    found = [one_line(sources.get(key, shown[0]), shown, user) for key, shown in versions.items()]
    return sorted(found, key=lambda page: page.title.casefold())


def one_line(page: Page, shown: Sequence[Page], user: Any) -> ListedPage:
    """A page, and those of its versions that show the person."""
    codes = {version.locale.language_code for version in shown}
    own: str = page.locale.language_code
    return ListedPage(
        title=page.get_admin_display_title(),
        href=reverse("wagtailadmin_pages:edit", args=[page.pk])
        if page.permissions_for_user(user).can_edit()
        else "",
        lang=own,
        shown_in=()
        if codes == {own}
        else tuple(each for each in languages.LANGUAGES if each.code in codes),
        is_live=any(version.live for version in shown),
    )
