"""Who proposed an event, in the editor of its page."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from events.models import EventProposal
from events.proposals.permissions import permission_policy


class ProposerPanel(Panel):
    """For those who may see it, while it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Proposed by"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        template_name = "events/proposals/admin_panel.html"

        def is_shown(self) -> bool:
            """Whether somebody proposed the page, and the user may see who."""
            may = permission_policy.user_has_permission(self.request.user, "view")
            return may and self.proposal is not None

        @cached_property
        def proposal(self) -> EventProposal | None:
            """Who proposed the page, if anybody did."""
            return EventProposal.objects.filter(page_id=self.instance.pk or 0).first()

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The proposal and what speaks for a robot."""
            context = super().get_context_data(parent_context)
            return context | {"proposal": self.proposal}
