"""E-mail that is stored first and delivered until it has arrived."""

from anymail.signals import tracking
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """E-mail that is stored first and delivered until it has arrived."""

    name = "samverkan.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        """Listen to what mail providers report through Anymail's webhooks."""
        from samverkan.outbox.signal_handlers import note_bounce

        tracking.connect(note_bounce, dispatch_uid="outbox.note_bounce")
