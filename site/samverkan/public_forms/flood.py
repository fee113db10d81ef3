"""Counting what one client sends, without keeping who the client is.

A client is its network address and browser name under a keyed hash. The key is random, lives in
the cache alone and is replaced every hour, so that nobody can tell afterwards who a hash was;
neither hash nor address reaches the database or a log. Libraries and whole offices share one
address: a flood is therefore only a suspicion, and stops nobody. Without a cache there is no limit.
"""

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

logger = logging.getLogger(__name__)

T = TypeVar("T")

KEY_LIFETIME = 60 * 60
"""Seconds until the key of the hashes is replaced."""

FLOOD_LIMIT = 30
FLOOD_WINDOW = 10 * 60
"""More posts than the limit from one client within this many seconds are a flood."""


def is_flood(request: HttpRequest, scope: str) -> bool:
    """Count this post, and tell whether its client has sent too many to one scope lately."""
    return count(scope, client_of(request), FLOOD_WINDOW) > FLOOD_LIMIT


def count(scope: str, value: str, window: int) -> int:
    """How often the value has been counted within the scope, this time included.

    Args:
        scope: what is counted: "feedback", "feedback:text".
        value: what is alike between the counted things; only its keyed hash is kept.
        window: seconds from the first count until counting starts over.
    """

    def add_one() -> int:
        name = _counter_of(scope, value)
        began = cache.get_or_set(f"{name}:began", time.time, window)
        counter = f"{name}:{began}"
        cache.add(counter, 0, window)
        times = cache.incr(counter)
        # Some caches, such as files, keep what was counted for their usual time only.
        cache.touch(counter, window)
        return times

    return _without_cache(add_one, 0)


def take_back(scope: str, value: str) -> None:
    """Undo one count of the value."""

    def subtract_one() -> None:
        name = _counter_of(scope, value)
        if began := cache.get(f"{name}:began"):
            cache.decr(f"{name}:{began}")

    _without_cache(subtract_one, None)


def double_post_key(request: HttpRequest, what: str, window: int) -> str:
    """A random key that the same client gets again for the same thing within some seconds.

    Collapses the double click of a browser without JavaScript. The key itself says nothing about
    the client.

    Args:
        request: the post.
        what: what was posted: page and answer.
        window: seconds during which a second post counts as the same.
    """

    def shared() -> str:
        name = f"public_forms:double:{_fingerprint(f'{client_of(request)} {what}')}"
        return str(cache.get_or_set(name, secrets.token_urlsafe(16), window))

    return _without_cache(shared, secrets.token_urlsafe(16))


def posted_key(value: str) -> str:
    """The random key of one showing of a form, as it was posted; "" when it is none.

    A double click, or a page that is sent again, carries the same key.
    """
    return value if value.isascii() and 16 <= len(value) <= 60 else ""


def client_of(request: HttpRequest) -> str:
    """Network address and browser name, to be hashed at once and never kept."""
    return f"{address_of(request)} {request.headers.get('User-Agent', '')}"


def address_of(request: HttpRequest) -> str:
    """Network address, to be hashed at once and never kept.

    Behind proxies of our own the address is the one that the outermost of them saw: the n-th
    from the right of ``X-Forwarded-For``; whatever stands before it, the client made up.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROXY_COUNT <= len(forwarded):
        address = forwarded[-settings.PROXY_COUNT] or address
    return address


def _counter_of(scope: str, value: str) -> str:
    return f"public_forms:count:{scope}:{_fingerprint(value)}"


def _fingerprint(value: str) -> str:
    key = str(cache.get_or_set("public_forms:key", secrets.token_hex, KEY_LIFETIME))
    return hmac.new(key.encode(), value.encode(errors="replace"), hashlib.sha256).hexdigest()


def _without_cache(ask: Callable[[], T], otherwise: T) -> T:
    """What the cache answers; the other value when it is down. Any error of a cache counts."""
    try:
        return ask()
    except Exception as error:
        logger.warning("The cache does not answer (%s); forms go on without it", type(error))
        return otherwise
