"""Feedback where staff already are: on the admin's first page and in the page editor."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.ui.components import Component

from feedback.models import Submission
from feedback.permissions import permission_policy, visible_to, waiting_for

SHOWN = 5


class WaitingPanel(Component):
    """The newest submissions that wait for the user; nothing while nothing waits."""

    name = "feedback_waiting"
    template_name = "feedback/admin/waiting_panel.html"
    order = 150

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Render for those who handle feedback only."""
        if not permission_policy.user_has_permission(self.request.user, "view"):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The newest that wait, and how many there are in all."""
        waiting = waiting_for(self.request.user)
        newest = list(waiting.select_related("team")[: SHOWN + 1])
        total = waiting.count() if len(newest) > SHOWN else len(newest)
        return {"waiting": newest[:SHOWN], "total": total}


class PageFeedbackPanel(Panel):
    """A page's answers in the page editor.

    Everybody who edits the page sees the counts; the submissions themselves are listed for those
    who may read them.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Feedback from readers"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        template_name = "feedback/admin/page_panel.html"

        def is_shown(self) -> bool:
            """Not while the page is being created."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """Counts in all and since the last publication, and the newest open submissions."""
            context = super().get_context_data(parent_context)
            about = Submission.objects.filter(page_id=self.instance.pk)
            since = self.instance.last_published_at
            context["counts"] = about.counted(since)
            context["since"] = since
            if permission_policy.user_has_permission(self.request.user, "view"):
                readable = visible_to(self.request.user)
                context["open"] = (
                    readable.filter(page_id=self.instance.pk).open().with_text()[:SHOWN]
                )
            return context
