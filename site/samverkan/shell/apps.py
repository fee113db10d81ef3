"""What stands around every page: name, logo, menus, emergency banner."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShellConfig(AppConfig):
    """What stands around every page: name, logo, menus, emergency banner."""

    name = "samverkan.shell"
    label = "shell"
    verbose_name = _("The site around the pages")

    def ready(self) -> None:
        """Listen for changes of what the frame shows."""
        from samverkan.shell import signal_handlers

        signal_handlers.connect()
