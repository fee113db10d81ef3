"""What the question at the end of a page knows about the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest
from wagtail.models import Page

from feedback.subject import NOT_FOUND, OTHER, SEARCH
from samverkan.public_forms.timestamp import stamp


@dataclass(frozen=True)
class Question:
    """The hidden fields of one showing of the question."""

    page: str
    revision: str
    kind: str
    address: str
    stamp: str
    client_key: str = ""

    @classmethod
    def about(cls, kind: str, address: str = "") -> Self:
        """The question about something that is not a page."""
        return cls(page="", revision="", kind=kind, address=address, stamp=stamp())

    @classmethod
    def about_page(cls, page: Page, address: str) -> Self:
        """The question about a page, without any query."""
        return cls(
            page=str(page.pk),
            revision=str(page.live_revision_id or ""),
            kind=page._meta.label_lower,
            address=address,
            stamp=stamp(),
        )

    @classmethod
    def from_post(cls, data: Mapping[str, str]) -> Self:
        """The question as it was posted, to show again."""
        names = ("page", "revision", "kind", "address", "stamp", "client_key")
        return cls(**{name: data.get(name, "") for name in names})


def question_for(request: HttpRequest, page: Page | None) -> Question | None:
    """The question that a response asks; None where it asks nothing.

    Args:
        request: the request that is answered.
        page: the page that is shown, if any.
    """
    match = request.resolver_match
    if match and match.app_name == "feedback":
        return None
    address = request.get_full_path()
    if page is not None:
        asks = getattr(page, "asks_feedback", False) and page.pk
        return Question.about_page(page, address) if asks else None
    if match is None or match.url_name == "wagtail_serve":
        return Question.about(NOT_FOUND, address)
    return Question.about(SEARCH if match.view_name == "search" else OTHER, address)
