"""What happens before a document is sent to a reader, after Wagtail has checked who may have it."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks

from samverkan.media.models import SiteDocument
from samverkan.media.ranges import film_part

AFTER_PRIVACY = 100
"""Wagtail's own check of a collection's privacy has order 0."""


@hooks.register("before_serve_document", order=AFTER_PRIVACY)
def refuse_missing_file(document: SiteDocument, request: HttpRequest) -> None:
    """Answer 404 rather than 500 where the file has been lost from the storage.

    Raises:
        Http404: there is no file.
    """
    if not document.file.storage.exists(document.file.name):
        raise Http404("The file is missing.")


@hooks.register("before_serve_document", order=AFTER_PRIVACY + 1)
def send_part_of_film(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """Let players fetch a film piece by piece."""
    return film_part(document, request)
