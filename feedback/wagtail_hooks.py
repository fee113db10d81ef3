"""Feedback in the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from feedback.inbox.bulk import BULK_STEPS
from feedback.inbox.panels import WaitingPanel
from feedback.models import Submission
from feedback.permissions import EXPORT, HANDLE, HANDLE_ALL, permission_policy
from feedback.viewsets import inbox, routing_rules


class SubmissionURLFinder(ModelAdminURLFinder):
    """Where a submission is in the admin, for e-mail and for Wagtail's own lists."""

    edit_url_name = "feedback_inbox:detail"
    permission_policy = permission_policy


register_admin_url_finder(Submission, SubmissionURLFinder)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    """The inbox and the routing rules."""
    return [inbox, routing_rules]


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """What an administrator can grant to groups."""
    codenames = [permission.split(".")[1] for permission in (HANDLE, HANDLE_ALL, EXPORT)]
    return Permission.objects.filter(
        content_type__app_label="feedback", codename__in=codenames
    ).select_related("content_type")


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for the user, on the admin's first page."""
    panels.append(WaitingPanel(request))


for bulk_step in BULK_STEPS:
    hooks.register("register_bulk_action", bulk_step)
