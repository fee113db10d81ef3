"""What rooms find besides pages: the setting ``SEARCH_ELSEWHERE``.

The search knows no room; each names a function that gets the question and the request, and tells
where the reader finds more, or None where the room has nothing that fits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Found:
    """What a room has found.

    Attributes:
        template: gets this as ``found``, and ``request``.
        context: what the template shows.
    """

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Finder = Callable[[str, HttpRequest], Found | None]


def look_elsewhere(asked: str, request: HttpRequest) -> list[Found]:
    """What all rooms have found, in the setting's order."""
    finders: list[Finder] = [import_string(path) for path in settings.SEARCH_ELSEWHERE]
    found = (finder(asked, request) for finder in finders)
    return [each for each in found if each]
