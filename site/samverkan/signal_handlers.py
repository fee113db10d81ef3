"""What the shell does when something changes."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale

from samverkan.locales import forget_public_codes


def connect() -> None:
    """Connect the handlers; called once, when the apps are ready."""
    post_save.connect(forget_public_codes, sender=Locale)
    post_delete.connect(forget_public_codes, sender=Locale)
