"""Images and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "samverkan.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Connect the signal handlers."""
        from samverkan.media import signal_handlers

        signal_handlers.connect()
