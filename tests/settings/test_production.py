"""The settings that a municipality runs, loaded as an operator would, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "SECRET_KEY": "only-for-this-test-" + "0123456789" * 5,
    "SITE_URL": "https://samverkan.example",
    "ALLOWED_HOSTS": "samverkan.example",
    "DATABASE_URL": "postgres://samverkan@localhost/samverkan",
    "CACHE_URL": "redis://localhost:6379/0",
    "EMAIL_URL": "smtp://mail.samverkan.example:587/?tls=true",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "samverkan.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def read(*names: str, **environment: str) -> list:
    """Settings by name, as the given environment makes them."""
    source = (
        "import json; from samverkan.settings import production as settings; "
        f"print(json.dumps([getattr(settings, name, None) for name in {names!r}], default=str))"
    )
    result = run("-c", source, **(ENVIRONMENT | environment))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_checks_for_deployment_pass_with_a_few_variables():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **ENVIRONMENT)
    assert result.returncode == 0, result.stderr


def test_checks_for_deployment_warn_of_unsafe_choices():
    unsafe = {
        "EMAIL_URL": "consolemail://",
        "SITE_URL": "http://samverkan.example",
        "HSTS_SECONDS": "0",
    }
    result = run("manage.py", "check", "--deploy", **(ENVIRONMENT | unsafe))
    for warning in ("samverkan.W001", "samverkan.W002", "security.W004"):
        assert warning in result.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS"])
def test_missing_required_variable_is_named(name):
    given = {key: value for key, value in ENVIRONMENT.items() if key != name}
    result = run("-c", "import samverkan.settings.production", **given)
    assert name in result.stderr.splitlines()[-1]


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
    assert read("SECURE_PROXY_SSL_HEADER") == [["HTTP_X_FORWARDED_PROTO", "https"]]


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
