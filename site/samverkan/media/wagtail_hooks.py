"""What happens before a document is sent to a reader."""

from django.http import Http404, HttpRequest
from wagtail import hooks

from samverkan.media.models import SiteDocument


@hooks.register("before_serve_document")
def refuse_missing_file(document: SiteDocument, request: HttpRequest) -> None:
    """Answer 404 rather than 500 where the file has been lost from the storage.

    Raises:
        Http404: there is no file.
    """
    if not document.file.storage.exists(document.file.name):
        raise Http404("The file is missing.")
