"""What the shell does when something changes."""

from django.db.models.signals import post_delete
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction, Site

from samverkan import published


def connect() -> None:
    """Connect the handlers; called once, when the apps are ready."""
    images = get_image_model()
    published.connect()
    published.forget_when_changed(Site, Locale, PageViewRestriction, images)
    # A new rendition changes nothing that is kept; one that is gone does.
    post_delete.connect(published.forget, sender=images.get_rendition_model())
