"""What other rooms show on an organisation's page: the setting ``ORGANISATION_SECTIONS``.

This room knows no other; each names a function that gets the page and gives a section, or None
where it has nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from organisations.models import OrganisationPage


@dataclass(frozen=True)
class Section:
    """A part of an organisation's page.

    Attributes:
        name: names the part in addresses within the page: ``#news``.
        heading: in the page's language.
        template: gets the section as ``section``, and ``request``.
        context: what the template shows.
    """

    name: str
    heading: Any
    template: str
    context: dict[str, Any] = field(default_factory=dict)


MakeSection = Callable[["OrganisationPage"], Section | None]


def sections(page: "OrganisationPage") -> list[Section]:
    """What all rooms show of the organisation, in the setting's order."""
    makers: list[MakeSection] = [import_string(path) for path in settings.ORGANISATION_SECTIONS]
    made = (make(page) for make in makers)
    return [section for section in made if section]
