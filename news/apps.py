"""News articles and their listing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News articles and their listing."""

    name = "news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        """Listen for changed settings."""
        from news import signal_handlers

        signal_handlers.connect()
