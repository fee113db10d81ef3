"""Uploads of PO files: a readable error for every file that cannot be used."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

MAX_BYTES = 2 * 1024 * 1024
HEADER = "X-WagtailLocalize-TranslationID"


def upload(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """wagtail-localize's own view, behind checks of what would make it fail."""
    if request.method != "POST":
        return view()
    file = request.FILES.get("file")
    if file is None:
        return _refuse(request, _("Choose a PO file to upload."))
    if file.size is None or file.size > MAX_BYTES:
        return _refuse(request, _("The file is too large. A PO file has at most 2 MB."))
    try:
        text = file.read().decode()
    except UnicodeDecodeError:
        return _refuse(request, _("The file is not a PO file in UTF-8."))
    if HEADER not in text:
        return _refuse(
            request,
            _("The file does not say which translation it belongs to. Download it again."),
        )
    file.seek(0)
    try:
        return view()
    except (KeyError, IndexError, ValueError):
        return _refuse(request, _("The file could not be read as a PO file."))


def _refuse(request: HttpRequest, message: str) -> HttpResponseBase:
    messages.error(request, message)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
