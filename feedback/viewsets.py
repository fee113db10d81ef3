"""Feedback in the admin: the inbox, and the rules that route to teams."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from feedback.inbox.detail import PageAsWasView, StepView, SubmissionView
from feedback.inbox.listing import InboxView
from feedback.inbox.steps import STEPS
from feedback.models import RoutingRule
from feedback.permissions import permission_policy, waiting_for


class InboxMenuItem(MenuItem):
    """The way to the inbox, with the number of submissions that wait for the user."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only to those who handle feedback."""
        return permission_policy.user_has_permission(request.user, "view")

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The label is made anew each time, since menu items outlive requests."""
        component = super().render_component(request)
        if waiting := waiting_for(request.user).count():
            component.label = _("Feedback (%(count)s)") % {"count": waiting}
        return component


class InboxViewSet(ViewSet):
    """The list, each submission's page, and the steps taken there."""

    name = "feedback_inbox"
    url_prefix = "feedback"
    icon = "mail"
    menu_label = _("Feedback")
    menu_name = "feedback"
    menu_order = 90
    menu_item_class = InboxMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """Addresses below ``/admin/feedback/``."""
        return [
            path("", self.construct_view(InboxView), name="index"),
            path(
                "results/",
                self.construct_view(InboxView, results_only=True),
                name="index_results",
            ),
            path("<int:pk>/", self.construct_view(SubmissionView), name="detail"),
            path("<int:pk>/page/", self.construct_view(PageAsWasView), name="page_as_was"),
            *(
                path(f"<int:pk>/{step.name}/", StepView.as_view(step=step), name=step.name)
                for step in STEPS.values()
            ),
        ]


class RoutingRuleViewSet(ModelViewSet):
    """Which team gets the feedback of which section and language."""

    model = RoutingRule
    name = "feedback_rules"
    url_prefix = "feedback-rules"
    icon = "redirect"
    menu_label = _("Feedback routing")
    add_to_settings_menu = True
    list_display = ["section", "language", "unit"]
    copy_view_enabled = False
    inspect_view_enabled = False


inbox = InboxViewSet()
routing_rules = RoutingRuleViewSet()
