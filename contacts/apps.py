"""Who to talk to: people, units and how to reach them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    """Who to talk to: people, units and how to reach them."""

    name = "contacts"
    label = "contacts"
    verbose_name = _("Contacts")

    def ready(self) -> None:
        """Listen for what changes in the records."""
        from contacts import signal_handlers

        signal_handlers.connect()
