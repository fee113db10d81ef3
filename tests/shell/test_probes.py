"""What strangers who try doors leave in the log."""

import io
import logging

import pytest
from django.test import override_settings


@pytest.fixture
def console(monkeypatch):
    """What the console shows of the log."""
    [handler] = [
        handler
        for handler in logging.getLogger().handlers
        if type(handler) is logging.StreamHandler
    ]
    stream = io.StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    return stream


def test_request_for_a_host_that_is_not_ours_is_a_warning(db, client, console):
    with override_settings(ALLOWED_HOSTS=["samverkan.example"]):
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert "WARNING django.security.DisallowedHost" in console.getvalue()
    assert "ERROR" not in console.getvalue()


def test_suspicious_request_is_a_warning(console):
    logging.getLogger("django.security.SuspiciousFileOperation").error("../../etc/passwd")
    assert "WARNING django.security.SuspiciousFileOperation" in console.getvalue()


def test_our_own_errors_stay_errors(console):
    logging.getLogger("django.request").error("Broken")
    assert "ERROR django.request Broken" in console.getvalue()
