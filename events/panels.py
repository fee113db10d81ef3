"""Panels of the event's editor."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from events.enums import RegistrationMode


class RegistrationsPanel(Panel):
    """The numbers of an event's occasions, and the way to who has registered.

    Everybody who edits the event sees the numbers; only those who manage registrations get links.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Registrations so far"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one event."""

        template_name = "events/admin/page_panel.html"

        def is_shown(self) -> bool:
            """Once people can register to the event as it has been saved."""
            return bool(self.instance.pk) and self.instance.registration == RegistrationMode.HERE

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The numbers."""
            # Panels are part of the models' classes, and what counts needs the models.
            from events.admin.panels import numbers_for

            context = super().get_context_data(parent_context)
            return context | numbers_for(self.instance, self.request.user)
