"""Forgets kept frames when something that they are built from changes."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from samverkan.shell.frame import forget_frames
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings

UNNAMED = "localhost"
"""The host name that Wagtail gives to the site that it makes."""

PAGE_FIELDS = frozenset({"title", "slug", "url_path", "live", "show_in_menus", "locale"})
"""Fields of a page that a frame can show."""


def forget(sender: Any, **kwargs: Any) -> None:
    """Forget frames now, for whatever this request reads next, and again after commit.

    The second time is for other requests, which may have built a frame meanwhile from what was
    in the database before the change.
    """
    forget_frames()
    transaction.on_commit(forget_frames, robust=True)


def forget_for_page(sender: type[Model], **kwargs: Any) -> None:
    """Forget frames when a page of any type is saved, unless only other fields are written."""
    if not issubclass(sender, Page):
        return
    written = kwargs.get("update_fields")
    if written is None or not PAGE_FIELDS.isdisjoint(written):
        forget(sender)


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
    """Listen to everything that a frame is built from, and to new databases."""
    post_migrate.connect(name_default_site, sender=apps.get_app_config("shell"))
    for model in (
        SiteSettings,
        Menu,
        EmergencyBanner,
        Locale,
        Site,
        PageViewRestriction,
        get_image_model(),
    ):
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"frame-{model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(forget_for_page, dispatch_uid="frame-pages")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(forget, dispatch_uid="frame-page-moves")
