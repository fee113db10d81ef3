"""What the shell does when something changes."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Site

from samverkan.locales import forget_public_codes
from samverkan.sites import forget_sites


def connect() -> None:
    """Connect the handlers; called once, when the apps are ready."""
    for signal in (post_save, post_delete):
        signal.connect(forget_public_codes, sender=Locale)
        signal.connect(forget_sites, sender=Site)
