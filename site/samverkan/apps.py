"""The shell itself: templates, static files, template tags and system checks."""

from django.apps import AppConfig


class SamverkanConfig(AppConfig):
    """The shell itself: templates, static files, template tags and system checks."""

    name = "samverkan"
    label = "samverkan"

    def ready(self) -> None:
        """Register the house's checks and connect what keeps caches fresh."""
        from samverkan import checks, deployment, signal_handlers

        checks.register_checks()
        deployment.register_checks()
        signal_handlers.connect()
