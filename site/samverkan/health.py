"""Whether the process is alive, and whether it can serve readers."""

import logging
import time
import uuid
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from samverkan.middleware import GetResponse

logger = logging.getLogger(__name__)

BELIEVED = 10 * 60
"""Seconds for which a process takes for granted that the migrations it has seen are applied."""


def database_answers() -> bool:
    """Whether the database answers a query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def cache_keeps() -> bool:
    """Whether the cache gives back what was put into it."""
    key, value = "readiness", uuid.uuid4().hex
    cache.set(key, value, 60)
    kept: bool = cache.get(key) == value
    return kept


class MigrationsCheck:
    """Whether the database has every migration of the code that runs.

    Reading all migrations is much work for a probe that comes every few seconds. A yes is
    therefore believed for a while; a no never, so that a process that starts on a schema that is
    not in place is ready as soon as it is.
    """

    believed_until = 0.0
    """Moment of the monotonic clock."""

    def __call__(self) -> bool:
        if time.monotonic() < self.believed_until:
            return True
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        self.believed_until = time.monotonic() + BELIEVED
        return True


migrations_are_applied = MigrationsCheck()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "cache": cache_keeps,
    "migrations": migrations_are_applied,
}


def liveness() -> HttpResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "ok"})


def readiness() -> HttpResponse:
    """200 when all that readers need works, else 503; either way with the state of each part."""
    states = {name: "ok" if _passes(name, check) else "failed" for name, check in CHECKS.items()}
    ready = "failed" not in states.values()
    return JsonResponse(
        {"status": "ok" if ready else "failed", "checks": states}, status=200 if ready else 503
    )


def _passes(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        # Whatever the driver raises is the answer; the log has the details, the public has not.
        logger.exception("Readiness: %s failed", name)
        return False


class HealthMiddleware:
    """Answers ``/healthz`` and ``/readyz`` before anything that could fail on its own.

    A probe comes from inside, by an address that is no public host name, over plain HTTP, and
    must neither need a session, a language nor the database to hear that the process lives.
    """

    ANSWERS = {"/healthz": liveness, "/readyz": readiness}

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.ANSWERS.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        response = answer()
        patch_cache_control(response, no_store=True)
        return response
