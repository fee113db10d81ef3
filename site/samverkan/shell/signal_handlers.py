"""Forgets kept frames when something that they are built from changes."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from samverkan.shell.frame import forget_frames
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings

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


def connect() -> None:
    """Listen to everything that a frame is built from."""
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
