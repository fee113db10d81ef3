"""Partnerships between the municipality and civil society, as structured and open information."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """Partnerships between the municipality and civil society."""

    name = "partnerships"
    label = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self) -> None:
        """Listen for rows being changed."""
        from partnerships import signal_handlers

        signal_handlers.connect()
