"""The shell itself: templates, static files, template tags and system checks."""

from django.apps import AppConfig


class SamverkanConfig(AppConfig):
    """The shell itself: templates, static files, template tags and system checks."""

    name = "samverkan"
    label = "samverkan"

    def ready(self) -> None:
        """Connect what keeps caches fresh."""
        from samverkan import signal_handlers

        signal_handlers.connect()
