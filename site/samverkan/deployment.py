"""What ``manage.py check --deploy`` warns of, beyond Django's own."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


def register_checks() -> None:
    """Add the checks to those of a deployment; called once, when the apps are ready."""
    register(mail_is_sent, Tags.security, deploy=True)
    register(address_is_secure, Tags.security, deploy=True)


def mail_is_sent(**_options: Any) -> list[CheckMessage]:
    """Staff hear of feedback by e-mail, so e-mail that is only printed is lost on them."""
    if not settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return []
    return [
        Warning(
            "E-mail is only printed.",
            hint="Set EMAIL_URL, or EMAIL_PROVIDER and ANYMAIL; see docs/settings.md.",
            id="samverkan.W001",
        )
    ]


def address_is_secure(**_options: Any) -> list[CheckMessage]:
    """Links in e-mail start with SITE_URL."""
    if settings.SITE_URL.startswith("https://") and not settings.SITE_URL.endswith("/"):
        return []
    return [
        Warning(
            "SITE_URL does not start with https://, or ends with a slash.",
            hint="Write it as in https://www.example.org.",
            id="samverkan.W002",
        )
    ]
