"""The pages that every room builds on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The pages that every room builds on."""

    name = "samverkan.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Listen for pages being published."""
        from samverkan.pages import signal_handlers

        signal_handlers.connect()
