"""Caches that make the site slower, and never take it down, when they do not answer."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


def _or_else(name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
    """A cache method that answers as an empty cache would when the real one raises."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(Tolerant, self), name)(*args, **kwargs)
        except Exception:
            # Redis, the disk and pickle each raise errors of their own.
            logger.exception("The cache failed to %s; going on without it", name)
            return answer(*args, **kwargs)

    return wraps(getattr(FileBasedCache, name))(method)


def _default(key: str, default: Any = None, version: int | None = None) -> Any:
    return default


class Tolerant:
    """Mixed into a cache backend: a failing read is a miss, a failing write is not done."""

    get = _or_else("get", _default)
    add = _or_else("add", lambda *args, **kwargs: True)
    set = _or_else("set", lambda *args, **kwargs: None)
    touch = _or_else("touch", lambda *args, **kwargs: False)
    delete = _or_else("delete", lambda *args, **kwargs: False)
    has_key = _or_else("has_key", lambda *args, **kwargs: False)
    get_many = _or_else("get_many", lambda *args, **kwargs: {})
    set_many = _or_else("set_many", lambda data, *args, **kwargs: list(data))
    delete_many = _or_else("delete_many", lambda *args, **kwargs: None)


class TolerantRedisCache(Tolerant, RedisCache):
    """Redis, or nothing while it is away."""


class TolerantFileBasedCache(Tolerant, FileBasedCache):
    """Files that all processes of one machine share, or nothing while the disk is full."""
