"""When a form was shown, signed so that it cannot be made up.

There is no upper limit: pages are cached, and people read slowly (WCAG 2.2 SC 2.2.1).
"""

import re
import time
from datetime import timedelta

from django.core import signing

TOO_FAST = timedelta(seconds=2)
"""Nobody reads a question and answers it in less."""

STAMP = re.compile(rb"\d{13}:[\w-]{43}\b")
"""Milliseconds and their signature, as they stand in a page."""

_signer = signing.Signer(salt="samverkan.public_forms.shown")


def stamp() -> str:
    """The present moment, for a hidden field."""
    return _signer.sign(str(round(time.time() * 1000)))


def age(value: str) -> timedelta | None:
    """How long ago the form was shown; None when the stamp is missing or not ours."""
    try:
        shown_at = int(_signer.unsign(value))
    except (signing.BadSignature, ValueError):
        return None
    return timedelta(milliseconds=time.time() * 1000 - shown_at)


def without_stamps(page: bytes) -> bytes:
    """The page as it is whenever it is shown: two showings of the same page are equal."""
    return STAMP.sub(b"", page)
