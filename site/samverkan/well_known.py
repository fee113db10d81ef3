"""Files that robots and security researchers look for at fixed addresses."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samverkan import languages

SECURITY_DAYS = 180
"""Days that security.txt holds good; RFC 9116 §2.5.5 recommends less than a year."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything but the admin, and where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """security.txt (RFC 9116): whom to tell about a security hole.

    Raises:
        Http404: the operator has given no contact.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    contact = settings.SECURITY_CONTACT
    if "@" in contact and ":" not in contact:
        contact = f"mailto:{contact}"
    last_day = timezone.now().astimezone(UTC).date() + timedelta(days=SECURITY_DAYS)
    expires = datetime.combine(last_day, time.min, UTC)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages.SOURCE.code}, en",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
