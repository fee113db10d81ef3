"""The outbox in the admin: what waits, what failed and why, and a way to send it again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from samverkan.outbox.delivery import send_again
from samverkan.outbox.models import OutgoingEmail
from samverkan.posted_search import PostedSearchMixin
from samverkan.users.models import User

SEND_AGAIN = "outbox.change_outgoingemail"
RESTING = (OutgoingEmail.State.FAILED, OutgoingEmail.State.UNCERTAIN)


class OutboxPermissionPolicy(ModelPermissionPolicy):
    """E-mail is looked at; nobody writes, changes or deletes it in the admin."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether the user may do this; only viewing is ever allowed."""
        return action == "view" and bool(super().user_has_permission(user, action))


class OutboxIndexView(PostedSearchMixin):
    """The list, with a button beside what can be sent again."""

    template_name = "outbox/index.html"
    results_template_name = "outbox/index_results.html"
    search_label = gettext_lazy("Search by subject or address")

    def get_list_more_buttons(self, instance: OutgoingEmail) -> list[MenuItem]:
        """The usual buttons, and *send again* where it helps."""
        buttons = list(super().get_list_more_buttons(instance))
        if instance.state in RESTING and self.request.user.has_perm(SEND_AGAIN):
            address = reverse("outbox:send_again", args=[instance.pk])
            buttons.append(MenuItem(_("Send again"), address, icon_name="redirect", priority=20))
        return buttons


class SendAgainView(WagtailAdminTemplateMixin, View):
    """Asks whether an e-mail should go back in the queue, and puts it there."""

    template_name = "outbox/send_again.html"
    page_title = gettext_lazy("Send again")
    header_icon = "mail"
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not send."""
        if not request.user.has_perm(SEND_AGAIN):
            raise PermissionDenied
        self.email = get_object_or_404(OutgoingEmail, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first: what is perhaps sent could arrive twice."""
        return self.render_to_response(self.get_context_data(email=self.email))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it back in the queue, unless that has been done already."""
        if send_again(self.email):
            messages.success(request, _("The e-mail is sent within a minute."))
        else:
            messages.warning(request, _("The e-mail is on its way or has been sent already."))
        return redirect("outbox:index")


class OutboxViewSet(ModelViewSet):
    """All e-mail of the last month, and what has not arrived."""

    model = OutgoingEmail
    name = "outbox"
    url_prefix = "outbox"
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    add_to_settings_menu = True
    permission_policy = OutboxPermissionPolicy(OutgoingEmail)
    index_view_class = OutboxIndexView
    list_display = ["__str__", "recipient", "state", "attempts", "next_attempt_at", "created_at"]
    list_filter = ["state"]
    search_fields = ["subject", "recipient"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields = [
        "recipient",
        "subject",
        "text",
        "state",
        "attempts",
        "claimed_at",
        "next_attempt_at",
        "last_error",
        "created_at",
        "sent_at",
    ]
    copy_view_enabled = False
    form_fields = ["state"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """The usual addresses, and the one that sends again."""
        again = path("<int:pk>/send-again/", SendAgainView.as_view(), name="send_again")
        return [*super().get_urlpatterns(), again]
