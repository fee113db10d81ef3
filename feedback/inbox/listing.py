"""The inbox: the list of submissions in the admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    TitleColumn,
    UserColumn,
)
from wagtail.admin.views.generic import IndexView

from contacts.teams import teams_of
from feedback.enums import Box, State
from feedback.inbox import words
from feedback.inbox.filters import SubmissionFilterSet
from feedback.models import Submission
from feedback.permissions import HANDLE_ALL, permission_policy, visible_to, with_page_shown_to
from feedback.queries import SubmissionQuerySet
from samverkan import languages
from samverkan.spreadsheets import SafeSpreadsheet


class TextColumn(TitleColumn):
    """The beginning of what the resident wrote, with the page below it."""

    cell_template_name = "feedback/admin/text_cell.html"

    def get_cell_context_data(
        self, instance: Submission, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Add the language, so that Arabic text reads from the right."""
        context = super().get_cell_context_data(instance, parent_context)
        context["submission"] = instance
        context["about"] = words.title(instance)
        context["language"] = languages.get(instance.language)
        return context


class StateColumn(Column):
    """State, and box when it is not the inbox: in words, with a colour besides."""

    cell_template_name = "feedback/admin/state_cell.html"

    def get_cell_context_data(
        self, instance: Submission, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """Add what the tag needs."""
        context = super().get_cell_context_data(instance, parent_context)
        context["submission"] = instance
        context["is_new"] = instance.state == State.NEW
        context["is_apart"] = instance.box != Box.INBOX
        return context


class InboxView(SafeSpreadsheet, IndexView):
    """All submissions that the user may read: own teams first, then the newest."""

    model = Submission
    permission_policy = permission_policy
    any_permission_required = ["view"]
    page_title = gettext_lazy("Feedback")
    header_icon = "mail"
    index_url_name = "feedback_inbox:index"
    index_results_url_name = "feedback_inbox:index_results"
    template_name = "feedback/admin/inbox.html"
    results_template_name = "feedback/admin/inbox_results.html"
    search_fields = ["text", "reference", "page_title"]
    filterset_class = SubmissionFilterSet
    paginate_by = 30
    export_filename = "aterkoppling"
    list_export = [
        "reference",
        "created_at",
        "answer",
        "text",
        "page_title",
        "address",
        "language",
        "contact_wish",
        "box",
        "state",
        "team",
        "handler",
        "outcome",
        "done_at",
    ]
    columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="submission"),
        TextColumn(
            "text",
            label=gettext_lazy("What the resident was looking for"),
            get_url=lambda submission: reverse("feedback_inbox:detail", args=[submission.pk]),
            width="40%",
        ),
        StateColumn("state", label=gettext_lazy("State"), sort_key="state"),
        Column(
            "team", label=gettext_lazy("Team"), sort_key="team__name", classname="feedback-wide"
        ),
        UserColumn("handler", label=gettext_lazy("Handler"), classname="feedback-wide"),
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
    ]

    def get_base_queryset(self) -> SubmissionQuerySet:
        """What the user may read, with what a row shows."""
        user = self.request.user
        return with_page_shown_to(user, visible_to(user)).select_related(
            "page", "team", "handler", "handler__wagtail_userprofile"
        )

    def order_queryset(self, queryset: SubmissionQuerySet) -> SubmissionQuerySet:
        """Own teams first, unless the user sorts by a column."""
        if self.is_explicitly_ordered and self.ordering:
            return super().order_queryset(queryset)
        user = self.request.user
        return queryset.own_first(user.pk, teams_of(user))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and the inbox."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say why the inbox is empty when it is."""
        context = super().get_context_data(*args, **kwargs)
        user = self.request.user
        context["without_team"] = not (user.has_perm(HANDLE_ALL) or teams_of(user))
        return context

    @property
    def show_export_buttons(self) -> bool:
        """Only those who may download see the buttons."""
        return permission_policy.user_has_permission(self.request.user, "export")

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page, or the table to download."""
        if self.is_export and not self.show_export_buttons:
            raise PermissionDenied
        return super().render_to_response(context, **kwargs)

    def to_row_dict(self, item: Submission) -> dict[str, Any]:
        """One row of the download: labels instead of codes, and no contact details."""
        row = super().to_row_dict(item)
        for name in ("answer", "contact_wish", "box", "state"):
            row[name] = getattr(item, f"get_{name}_display")()
        row["page_title"] = "" if words.hides_page(item) else item.page_title
        row["team"], row["handler"] = str(item.team or ""), str(item.handler or "")
        for name in ("created_at", "done_at"):
            moment = getattr(item, name)
            row[name] = f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
        return row

    @property
    def no_results_message(self) -> str:
        """Tell an empty inbox from filters that match nothing."""
        if self.is_searching or self.is_filtering:
            return _("Nothing matches the search and the filters.")
        return _("Nothing is waiting. New feedback appears here.")
