"""Events on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from events.admin.access import may_manage
from events.admin.counts import with_counts
from events.admin.words import when
from events.enums import RegistrationMode
from events.models import Occasion

SHOWN = 5


class NextOccasionsPanel(Component):
    """The next occasions that people register for here; nothing while there are none."""

    name = "next_occasions"
    template_name = "events/admin/next_occasions.html"
    order = 160

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Render for those who work with registrations only."""
        return super().render_html(parent_context) if may_manage(self.request.user) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The soonest, with when they are and how many have registered."""
        to_come = Occasion.objects.to_come().filter(page__registration=RegistrationMode.HERE)
        soonest = with_counts(to_come.select_related("page")).order_by("starts_at", "pk")[:SHOWN]
        return {"rows": [{"occasion": occasion, "when": when(occasion)} for occasion in soonest]}
