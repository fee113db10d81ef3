"""What probes and monitoring are told."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from samverkan import health


@pytest.fixture(autouse=True)
def _nothing_believed():
    """Each test meets a process that has just started."""
    health.migrations_are_applied.believed_until = 0.0


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_probe_by_any_host_over_plain_http_is_answered_and_never_kept(db, client, address):
    with override_settings(ALLOWED_HOSTS=["samverkan.example"], SECURE_SSL_REDIRECT=True):
        response = client.get(address, headers={"host": "10.0.0.7:8000"})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response.json()["status"] == "ok"


def test_process_is_alive_without_a_query(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200


def test_ready_site_names_each_part(db, client):
    assert client.get("/readyz").json()["checks"] == {
        "database": "ok",
        "cache": "ok",
        "migrations": "ok",
    }


def test_database_down_is_503_and_the_process_still_lives(database_down, client):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "failed"
    assert client.get("/healthz").status_code == 200


def test_migrations_are_counted_once_however_many_probes_ask(
    db, client, django_assert_max_num_queries
):
    assert client.get("/readyz").status_code == 200
    with django_assert_max_num_queries(1):
        assert client.get("/readyz").json()["checks"]["migrations"] == "ok"


@override_settings(
    CACHES={
        "default": {
            "BACKEND": "samverkan.caches.TolerantRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
)
def test_unreachable_cache_is_503_and_named(db, client):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {"database": "ok", "cache": "failed", "migrations": "ok"}


def test_missing_migration_is_503_and_named(db, client):
    [latest] = MigrationLoader(connection).graph.leaf_nodes("shell")
    MigrationRecorder(connection).record_unapplied(*latest)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failed"


def test_missing_migration_is_looked_for_again_until_it_is_applied(db, client):
    recorder = MigrationRecorder(connection)
    [latest] = MigrationLoader(connection).graph.leaf_nodes("shell")
    recorder.record_unapplied(*latest)
    assert client.get("/readyz").status_code == 503
    recorder.record_applied(*latest)
    assert client.get("/readyz").status_code == 200
