"""Whether the process is alive, and whether it can serve readers."""

import logging
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


def migrations_are_applied() -> bool:
    """Whether the database has every migration of the code that runs."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


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
