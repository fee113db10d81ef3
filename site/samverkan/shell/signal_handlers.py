"""What happens when the frame's parts change, and when a database is new."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db.models.signals import post_migrate
from wagtail.models import Site

from samverkan import published
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings

UNNAMED = "localhost"
"""The host name that Wagtail gives to the site that it makes."""


def name_default_site(**_signal: Any) -> None:
    """Give a new site the public address that the operator has set, after it is migrated.

    Wagtail makes a site called localhost, from which canonical links, feeds and the sitemap take
    their addresses. A site that an administrator has named is left alone.
    """
    address = urlsplit(settings.SITE_URL)
    host = address.hostname or UNNAMED
    port = address.port or (443 if address.scheme == "https" else 80)
    for site in Site.objects.filter(is_default_site=True, hostname=UNNAMED):
        site.hostname, site.port = host, port
        site.save()


def connect() -> None:
    """Listen to what a frame is built from, and to new databases."""
    post_migrate.connect(name_default_site, sender=apps.get_app_config("shell"))
    published.forget_when_changed(SiteSettings, Menu, EmergencyBanner)
