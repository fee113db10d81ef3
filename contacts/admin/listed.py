"""The pages of a person as the admin lists them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from contacts.admin.usage import pages_of
from contacts.models import Person


@dataclass(frozen=True)
class ListedPage:
    """A page that shows a person.

    Attributes:
        href: where the user can change it; "" for a user who may not.
        lang: language code of the title.
    """

    title: str
    href: str
    lang: str
    is_live: bool


def listed(person: Person, user: Any) -> list[ListedPage]:
    """The pages that show a person, as a user sees them."""
    return [
        ListedPage(
            page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[page.pk])
            if page.permissions_for_user(user).can_edit()
            else "",
            page.locale.language_code,
            page.live,
        )
        for page in pages_of(person).select_related("locale")
    ]
