"""E-mail that is stored first and delivered until it has arrived."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """E-mail that is stored first and delivered until it has arrived."""

    name = "samverkan.outbox"
    label = "outbox"
    verbose_name = _("Outbox")
