"""What readers may see, kept in the memory of each process until something published changes.

The shared cache holds nothing but a version, which is another after every change of what readers
may see. What is kept belongs to one version: whatever was read from the database before a change
is never shown after it, and a change shows at once, in every process. An unreachable cache only
costs time.

Only what anybody may read belongs here, and only what does not depend on a draft that is being
previewed. Values are shared between threads: plain data that nobody changes.
"""

import uuid
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import transaction
from django.db.models import Min, Model
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from samverkan.pages.queries import PageQuerySet

T = TypeVar("T")
Key = tuple[Hashable, ...]

VERSION_KEY = "samverkan.published"
MAX_AGE = 24 * 60 * 60
"""Seconds that a version lasts, if nothing changes before."""
MOST = 5000
"""How many values a process keeps."""

DRAFT_FIELDS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)
"""Fields of a page that only editors see."""


@dataclass(frozen=True)
class Kept:
    """What a process keeps of one version.

    Attributes:
        version: the version that it was read under.
        until: when the next published page expires, which changes what readers may see.
    """

    version: str
    until: datetime | None
    values: dict[Key, Any] = field(default_factory=dict)


NOTHING = Kept("", None)
CHANGING = ""
"""In place of a version, for a request that has itself changed something."""

_kept = NOTHING
_version: ContextVar[str | None] = ContextVar("published_version", default=None)


def kept(key: Key, build: Callable[[], T]) -> T:
    """The value that was kept for the key, or else built anew. None is never kept."""
    values = _values()
    if values is None:
        return build()
    value: T | None = values.get(key)
    if value is not None:
        return value
    value = build()
    if value is not None:
        if len(values) >= MOST:
            values.clear()
        values[key] = value
    return value


@contextmanager
def one_version() -> Iterator[None]:
    """Ask the cache for the version once, for as long as one request is answered."""
    token = _version.set(_published_version())
    try:
        yield
    finally:
        _version.reset(token)


def forget(*_sender: Any, **_signal: Any) -> None:
    """Let what is kept be read anew: now, and again after commit.

    The second time is for other requests, which may meanwhile have kept what was in the database
    before the change. A request that changes something keeps nothing itself, since it can read
    what is never committed.
    """
    _renew_version()
    if _version.get() is not None:
        _version.set(CHANGING)
    transaction.on_commit(_renew_version, robust=True)


def forget_for_page(sender: type[Model], **signal: Any) -> None:
    """Forget when a page of any kind is saved or deleted, unless only its draft has changed."""
    written = signal.get("update_fields")
    if issubclass(sender, Page) and (written is None or not DRAFT_FIELDS.issuperset(written)):
        forget()


def forget_when_changed(*models: type[Model]) -> None:
    """Listen to the models that rooms keep something of. Pages are always listened to."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model)


def connect() -> None:
    """Listen to everything that happens to pages."""
    for signal in (post_save, post_delete):
        signal.connect(forget_for_page)
    for moved in (page_slug_changed, post_page_move):
        moved.connect(forget)


def _values() -> dict[Key, Any] | None:
    """What is kept of the version that is published now; None where nothing can be kept."""
    global _kept
    version = _version.get()
    if version is None:
        version = _published_version()
    if version == CHANGING:
        return None
    found, now = _kept, timezone.now()
    if found.version != version or (found.until and found.until <= now):
        pages = PageQuerySet(Page).published().filter(expire_at__gt=now)
        found = _kept = Kept(version, pages.aggregate(first=Min("expire_at"))["first"])
    return found.values


def _published_version() -> str:
    """The version that all processes share; ``CHANGING`` while the cache does not tell."""
    global _kept
    version: str | None = cache.get(VERSION_KEY)
    if version is None:
        cache.add(VERSION_KEY, uuid.uuid4().hex, MAX_AGE)
        version = cache.get(VERSION_KEY)
    if version is None:
        # Changes are missed meanwhile, so nothing from before is good afterwards.
        _kept = NOTHING
    return version or CHANGING


def _renew_version() -> None:
    cache.set(VERSION_KEY, uuid.uuid4().hex, MAX_AGE)
