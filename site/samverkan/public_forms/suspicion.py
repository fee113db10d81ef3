"""How much what was posted looks like a robot's. Script and language never count.

Each signal has a weight; from the threshold on, the post is suspect. Nothing is dropped because of
that: what becomes of a suspect post is for the form to say.
"""

import re
from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samverkan.public_forms import flood, honeypot, timestamp
from samverkan.public_forms.origin import Origin, origin_of


class Suspicion(TextChoices):
    """Why a submission looks as if a robot had sent it."""

    HONEYPOT = "honeypot", _("Filled a field that people do not see")
    FLOOD = "flood", _("One of very many from the same sender")
    TOO_FAST = "too_fast", _("Sent faster than anybody reads")
    MARKUP = "markup", _("Contains code for links")
    LINKS = "links", _("Contains many links")
    REPEATED = "repeated", _("The same text has come many times")
    NO_STAMP = "no_stamp", _("Not sent from the form")
    NO_ORIGIN = "no_origin", _("The browser did not say which site the form was on")


WEIGHTS: dict[str, int] = {
    Suspicion.HONEYPOT: 2,
    Suspicion.FLOOD: 2,
    Suspicion.TOO_FAST: 2,
    Suspicion.MARKUP: 2,
    Suspicion.LINKS: 2,
    Suspicion.REPEATED: 2,
    Suspicion.NO_STAMP: 1,
    Suspicion.NO_ORIGIN: 1,
}
THRESHOLD = 2

MANY_LINKS = 3
REPEATED_LENGTH = 30
"""Shorter texts ("öppettider") are alike by chance."""
REPEATED_LIMIT = 3
REPEATED_WINDOW = 60 * 60
"""The same long text more often than the limit within this many seconds is repeated."""

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MARKUP = re.compile(r"<a\s|\[url|\[link|</?\w+[^<>]*href", re.IGNORECASE)


def of_post(request: HttpRequest, data: Mapping[str, object]) -> set[Suspicion]:
    """What the way a form was posted tells."""
    found = set()
    age = timestamp.age(str(data.get("stamp") or ""))
    if age is None:
        found.add(Suspicion.NO_STAMP)
    elif age < timestamp.TOO_FAST:
        found.add(Suspicion.TOO_FAST)
    if honeypot.is_filled(data):
        found.add(Suspicion.HONEYPOT)
    if origin_of(request) is Origin.UNKNOWN:
        found.add(Suspicion.NO_ORIGIN)
    return found


def of_sender(request: HttpRequest, scope: str) -> set[Suspicion]:
    """Count one post of the client to a form, and tell whether it is one of very many.

    A double click is the same post: called once for each thing that is stored.

    Args:
        request: the post.
        scope: the form: "feedback".
    """
    return {Suspicion.FLOOD} if flood.is_flood(request, scope) else set()


def of_text(text: str, scope: str) -> set[Suspicion]:
    """What a text tells: links and markup, and whether many have sent the very same.

    Args:
        text: what somebody wrote.
        scope: the form that it was written in.
    """
    found = set()
    if len(_LINK.findall(text)) >= MANY_LINKS:
        found.add(Suspicion.LINKS)
    if _MARKUP.search(text):
        found.add(Suspicion.MARKUP)
    if len(text) >= REPEATED_LENGTH:
        times = flood.count(f"{scope}:text", " ".join(text.split()).lower(), REPEATED_WINDOW)
        if times > REPEATED_LIMIT:
            found.add(Suspicion.REPEATED)
    return found


def is_suspect(suspicions: Iterable[str]) -> bool:
    """Whether so much speaks for a robot; a code no longer known weighs nothing."""
    return sum(WEIGHTS.get(code, 0) for code in set(suspicions)) >= THRESHOLD
