"""The list of proposals in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet

from events.models import EventProposal
from events.proposals.permissions import permission_policy


def editor_of(proposal: EventProposal) -> str | None:
    """Where the draft is edited; nowhere once it is deleted."""
    if proposal.page_id is None:
        return None
    return reverse("wagtailadmin_pages:edit", args=[proposal.page_id])


class ProposalsView(IndexView):
    """Who has proposed what, the newest first; what looks like a robot's is marked."""

    model = EventProposal
    permission_policy = permission_policy
    any_permission_required = ["view"]
    page_title = _("Proposed events")
    header_icon = "mail"
    default_ordering = "-created_at"
    is_searchable = False
    index_url_name = "event_proposals_admin:index"
    index_results_url_name = "event_proposals_admin:index_results"
    columns = [
        TitleColumn("title", label=_("Event"), get_url=editor_of),
        Column("name", label=_("Name")),
        Column("email", label=_("E-mail")),
        Column("phone", label=_("Telephone")),
        Column("language_name", label=_("Language")),
        Column("standing", label=_("State")),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]


class ProposalsMenuItem(MenuItem):
    """The way to the list, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may see who has proposed events."""
        return permission_policy.user_has_permission(request.user, "view")


class ProposalsViewSet(ViewSet):
    """The list and its address."""

    name = "event_proposals_admin"
    url_prefix = "event-proposals"
    icon = "mail"
    menu_label = _("Proposed events")
    menu_name = "event-proposals"
    menu_item_class = ProposalsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Addresses below ``/admin/event-proposals/``."""
        return [
            path("", self.construct_view(ProposalsView), name="index"),
            path(
                "results/",
                self.construct_view(ProposalsView, results_only=True),
                name="index_results",
            ),
        ]
