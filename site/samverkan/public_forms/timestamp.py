"""When a form was shown, signed so that it cannot be made up.

There is no upper limit: pages are cached, and people read slowly (WCAG 2.2 SC 2.2.1).
"""

import time
from datetime import timedelta

from django.core import signing

TOO_FAST = timedelta(seconds=2)
"""Nobody reads a question and answers it in less."""

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
