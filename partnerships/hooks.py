"""What the history of a partnership calls what it tells."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from partnerships import history


@hooks.register("register_log_actions")
def amounts_in_the_history(actions: LogActionRegistry) -> None:
    """How the page's history tells of an amount."""

    @actions.register_action(history.LOG_ACTION)
    class AmountChanged(LogFormatter):
        """Names the party, the year and both amounts."""

        label = _("Changed amount")

        def format_message(self, log_entry: PageLogEntry) -> str:
            """The change in words."""
            return history.sentence(log_entry.data)
