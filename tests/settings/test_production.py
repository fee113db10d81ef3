"""The settings that a municipality runs, as its environment makes them."""

import os
import runpy
import subprocess
import sys
from typing import Any
from unittest.mock import patch

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from tests.settings.table import ROOT, SOURCE

ENVIRONMENT = {
    "SECRET_KEY": "only-for-this-test-" + "0123456789" * 5,
    "SITE_URL": "https://samverkan.example",
    "ALLOWED_HOSTS": "samverkan.example",
    "DATABASE_URL": "postgres://samverkan@localhost/samverkan",
    "CACHE_URL": "redis://localhost:6379/0",
    "EMAIL_URL": "smtp://mail.samverkan.example:587/?tls=true",
}


def load(environment: dict[str, str]) -> dict[str, Any]:
    """All settings by name, as the environment makes them."""
    with patch.dict(os.environ, environment, clear=True):
        return runpy.run_path(SOURCE)


def read(*names: str, **environment: str) -> list[Any]:
    """Settings by name, as a sound environment with these changes makes them."""
    settings = load(ENVIRONMENT | environment)
    return [settings[name] for name in names]


def test_checks_for_deployment_pass_with_a_few_variables():
    """In a process of its own, as an operator would run them."""
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "samverkan.settings.production",
            **ENVIRONMENT,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_checks_for_deployment_warn_of_unsafe_choices():
    names = ("EMAIL_BACKEND", "SITE_URL", "SECURE_HSTS_SECONDS")
    unsafe = {
        "EMAIL_URL": "consolemail://",
        "SITE_URL": "http://samverkan.example",
        "HSTS_SECONDS": "0",
    }
    with override_settings(**dict(zip(names, read(*names, **unsafe), strict=True))):
        warnings = run_checks(tags=["security"], include_deployment_checks=True)
    found = {warning.id for warning in warnings}
    assert {"samverkan.W001", "samverkan.W002", "security.W004"} <= found


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS"])
def test_missing_required_variable_is_named(name):
    given = {key: value for key, value in ENVIRONMENT.items() if key != name}
    with pytest.raises(ImproperlyConfigured, match=name):
        load(given)


def test_browsers_are_told_to_use_https_for_a_year_and_cookies_never_travel_in_the_clear():
    assert read(
        "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"
    ) == [31536000, True, True, True]


def test_only_the_municipality_decides_for_other_hosts_of_its_domain():
    names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    assert read(*names) == [False, False]
    assert read(*names, HSTS_INCLUDE_SUBDOMAINS="1", HSTS_PRELOAD="1") == [True, True]


def test_debugging_is_off_whatever_the_environment_says():
    assert read("DEBUG", DEBUG="1") == [False]


def test_without_a_proxy_nobody_is_believed_to_come_over_https():
    assert read("SECURE_PROXY_SSL_HEADER", PROXY_COUNT="0") == [None]
    assert read("SECURE_PROXY_SSL_HEADER") == [("HTTP_X_FORWARDED_PROTO", "https")]


def test_a_mail_provider_is_chosen_by_name_with_its_keys():
    [backend, keys] = read(
        "EMAIL_BACKEND",
        "ANYMAIL",
        EMAIL_PROVIDER="mailjet",
        ANYMAIL='{"MAILJET_API_KEY": "nyckel"}',
    )
    assert backend == "anymail.backends.mailjet.EmailBackend"
    assert keys["MAILJET_API_KEY"] == "nyckel"


def test_caches_never_take_the_site_down():
    [redis] = read("CACHES")
    [files] = read("CACHES", CACHE_URL="filecache:///srv/cache")
    assert redis["default"]["BACKEND"] == "samverkan.caches.TolerantRedisCache"
    assert files["default"]["BACKEND"] == "samverkan.caches.TolerantFileBasedCache"
    assert files["default"]["OPTIONS"] == {"MAX_ENTRIES": 5000}
