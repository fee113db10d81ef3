"""The addresses of registrations in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from events.admin.access import may_manage
from events.admin.desk import AddView, ChangeView
from events.admin.door import DoorView, TickView
from events.admin.message import MessageView
from events.admin.numbers import NumbersView
from events.admin.occasion import RegistrationsView
from events.admin.occasions import OccasionsView
from events.admin.papers import BadgesView, PaperView
from events.admin.person import PersonView, StepView
from events.admin.steps import STEPS


class RegistrationsMenuItem(MenuItem):
    """The way to the occasions, for those who manage registrations."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user does."""
        return may_manage(request.user)


class RegistrationsViewSet(ViewSet):
    """The occasions, the people registered to each, and what is done for them."""

    name = "registrations"
    url_prefix = "registrations"
    icon = "clipboard-list"
    menu_label = _("Registrations")
    menu_name = "registrations"
    menu_item_class = RegistrationsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Addresses below ``/admin/registrations/``; none of them says who somebody is."""

        def address(route: str, view: Any, name: str, **options: Any) -> URLPattern:
            return path(route, self.construct_view(view, **options), name=name)

        return [
            address("", OccasionsView, "index"),
            address("results/", OccasionsView, "index_results", results_only=True),
            address("<int:occasion>/", RegistrationsView, "occasion"),
            address(
                "<int:occasion>/results/",
                RegistrationsView,
                "occasion_results",
                results_only=True,
            ),
            address("<int:occasion>/add/", AddView, "add"),
            address("<int:occasion>/door/", DoorView, "door"),
            address("<int:occasion>/door/<int:pk>/", TickView, "tick"),
            address("<int:occasion>/message/", MessageView, "message"),
            address("<int:occasion>/numbers/", NumbersView, "numbers"),
            address("<int:occasion>/paper/", PaperView, "paper"),
            address("<int:occasion>/badges/", BadgesView, "badges"),
            address("person/<int:pk>/", PersonView, "person"),
            address("person/<int:pk>/change/", ChangeView, "change"),
            *(
                path(f"person/<int:pk>/{name}/", StepView.as_view(step=step), name=name)
                for name, step in STEPS.items()
            ),
        ]
