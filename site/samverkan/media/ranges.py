"""Parts of a film, so that players can jump in it; some play nothing without (RFC 9110 §14)."""

import re

from django.http import HttpRequest, HttpResponse

from samverkan.media.models import SiteDocument

FILM_EXTENSIONS = frozenset({"mp4", "webm"})
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
"""A single range, with numbers that a file's size can be compared to (RFC 9110 §14.1.2)."""

MOST = 2 * 1024 * 1024
"""Bytes in one answer. A player that asked for more asks again (RFC 9110 §15.3.7)."""


def film_part(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """The part of a film that the request asks for; None where the whole file is the answer."""
    if document.file_extension.lower() not in FILM_EXTENSIONS:
        return None
    match = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or match[1] == match[2] == "":
        return None
    size = document.file.size
    first, last = bounds(match[1], match[2], size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.storage.open(document.file.name) as film:
        film.seek(first)
        part = film.read(last - first + 1)
    return HttpResponse(
        part,
        status=206,
        content_type=document.content_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Range": f"bytes {first}-{last}/{size}",
            "Content-Length": str(len(part)),
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte to send; the first is past the last where the film has none of them."""
    if first:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    else:
        start, end = max(size - int(last), 0), size - 1
    return start, min(end, start + MOST - 1)
