"""Organisations that the municipality works with, and where they are active."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations that the municipality works with, and where they are active."""

    name = "organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """Listen for changed records."""
        from organisations import signal_handlers

        signal_handlers.connect()
