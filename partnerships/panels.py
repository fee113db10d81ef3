"""Panels of the partnership's editor."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class OverduePanel(Panel):
    """Tells staff which follow-ups should have been done; readers are never told."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Overdue follow-ups"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one partnership."""

        template_name = "partnerships/admin/overdue.html"

        @cached_property
        def overdue(self) -> list[Any]:
            """The follow-ups whose day has passed, the first one first."""
            if not self.instance.pk:
                return []
            rows = self.instance.facts.follow_ups.all()
            return sorted((each for each in rows if each.is_overdue), key=lambda each: each.day)

        def is_shown(self) -> bool:
            """Where there is something to do."""
            return bool(self.overdue)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The overdue follow-ups."""
            context = super().get_context_data(parent_context)
            return context | {"overdue": self.overdue}
