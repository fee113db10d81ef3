"""What an answer is about: read from hidden fields that anybody can have changed.

Whatever does not hold is left out; an answer is never refused because of it.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import translation
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, PageLogEntry, Revision, get_page_models

from samverkan import languages
from samverkan.pages.queries import PageQuerySet

SEARCH, NOT_FOUND, OTHER = "search", "not_found", "other"
MAX_ADDRESS = 2048
MAX_ID = 2**31 - 1

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
"""What Wagtail's log calls that readers could see a revision from then on."""


@dataclass(frozen=True)
class Subject:
    """The page that was shown, as far as it can be told; attributes as in ``Submission``."""

    page: Page | None
    page_title: str
    page_kind: str
    revision_id: int | None
    language: str
    address: str


def own_path(value: str) -> str:
    """Path and query of an address on this site; "" for anything else.

    Args:
        value: what ``request.get_full_path()`` gave when the page was shown.
    """
    path = iri_to_uri(value)
    own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if own and path.isprintable() and len(path) <= MAX_ADDRESS else ""


def kind_of(page: Page) -> str:
    """The page's model label, ``news.newspage``."""
    model = page.specific_class
    return model._meta.label_lower if model else OTHER


def read_subject(
    request: HttpRequest, *, page: str, revision: str, kind: str, address: str
) -> Subject:
    """What the hidden fields say, checked against what exists.

    Anybody can post the key of any page, so title and address are noted of open pages only.
    """
    found = Page.objects.filter(pk=_number(page), depth__gt=1).first()
    is_open = found is not None and PageQuerySet(Page).readable().filter(pk=found.pk).exists()
    return Subject(
        page=found,
        page_title=found.title if found and is_open else "",
        page_kind=kind_of(found) if found else _known_kind(kind),
        revision_id=_revision_of(found, _number(revision)),
        language=translation.get_language() or languages.SOURCE.code,
        address=own_path(address)
        or (found.get_url(request=request) if found and is_open else "")
        or "",
    )


def _number(value: str) -> int:
    """A primary key, or 0, which no row has."""
    if not value.isascii() or not value.isdigit() or len(value) > 10:
        return 0
    number = int(value)
    return number if number <= MAX_ID else 0


def _known_kind(kind: str) -> str:
    known = {SEARCH, NOT_FOUND, *(model._meta.label_lower for model in get_page_models())}
    return kind if kind in known else OTHER


def _revision_of(page: Page | None, revision_id: int) -> int | None:
    """The revision that was shown; the live one when the posted one was never published.

    A handler can open the stored revision, and nobody may reach a draft by posting its number.
    """
    if page is None:
        return None
    if revision_id and revision_id != page.live_revision_id:
        published = PageLogEntry.objects.filter(page=page, action__in=PUBLISHED)
        shown = Revision.page_revisions.filter(
            pk=revision_id, object_id=str(page.pk), pk__in=published.values("revision")
        )
        if shown.exists():
            return revision_id
    return page.live_revision_id
