"""How much a submission looks like spam. Script and language never count; nothing is dropped.

Each signal has a weight. From the threshold on, the submission lies in the suspect box, where staff
see it with the reasons and can take it out; no e-mail is sent about it meanwhile.
"""

import re
from collections.abc import Iterable, Mapping

from django.http import HttpRequest

from feedback.enums import Box, Suspicion
from samverkan.public_forms import flood, honeypot, timestamp
from samverkan.public_forms.origin import Origin, origin_of

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


def of_sender(request: HttpRequest) -> set[Suspicion]:
    """Count one submission of the client, and tell whether it is one of very many.

    An answer, its details and a double click are the same submission: called once for each.
    """
    return {Suspicion.FLOOD} if flood.is_flood(request, "feedback") else set()


def of_text(text: str) -> set[Suspicion]:
    """What the text tells: links and markup, and whether many have sent the very same."""
    found = set()
    if len(_LINK.findall(text)) >= MANY_LINKS:
        found.add(Suspicion.LINKS)
    if _MARKUP.search(text):
        found.add(Suspicion.MARKUP)
    if len(text) >= REPEATED_LENGTH:
        times = flood.count("feedback:text", " ".join(text.split()).lower(), REPEATED_WINDOW)
        if times > REPEATED_LIMIT:
            found.add(Suspicion.REPEATED)
    return found


def box_for(suspicions: Iterable[str]) -> Box:
    """Where a submission with these suspicions belongs; a code no longer known weighs nothing."""
    score = sum(WEIGHTS.get(code, 0) for code in set(suspicions))
    return Box.SUSPECT if score >= THRESHOLD else Box.INBOX
