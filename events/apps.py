"""Seminars and events: calendar, registration, feeds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Seminars and events: calendar, registration, feeds."""

    name = "events"
    label = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        """Listen for published events, and for what has changed in them."""
        from events import signal_handlers
        from events.registration import announced

        signal_handlers.connect()
        announced.connect()
