"""What happens when the settings change."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from news.models import NewsSettings
from samverkan.caches import forget


def connect() -> None:
    """Start listening."""
    post_save.connect(forget_age, sender=NewsSettings)
    post_delete.connect(forget_age, sender=NewsSettings)


def forget_age(instance: NewsSettings, **_signal: Any) -> None:
    """Let readers see a changed setting at once."""
    forget(NewsSettings.cache_key(instance.site_id))
