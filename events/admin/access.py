"""Who may work with registrations, and what all of the views share."""

from typing import Any, cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.admin.words import when
from events.models import Occasion
from events.registration.enums import MANAGE
from samverkan.users.models import User

Visitor = User | AnonymousUser
"""Whoever a request comes from."""

TABS = ("occasion", "door", "message", "numbers", "paper", "badges")
"""The views of one occasion, by the names of their addresses."""


def may_manage(user: Visitor | AbstractBaseUser) -> bool:
    """Whether somebody may see who has registered, and act for them."""
    return isinstance(user, User) and user.has_perm(MANAGE)


class RegistrationsMixin(View):
    """Refuses whoever may not manage registrations, before anything is looked up."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the right.

        Raises:
            PermissionDenied: the user lacks it.
        """
        if not may_manage(request.user):
            raise PermissionDenied
        self.find(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **kwargs: Any) -> None:
        """Look up what the address names."""

    @property
    def user(self) -> User:
        """The member of staff, who has been let in."""
        return cast(User, self.request.user)


class OccasionMixin(RegistrationsMixin):
    """Finds the occasion that a view is about, and tells where in the admin that is.

    Attributes:
        tab: the view's own among ``TABS``; empty for one that is none of them.
    """

    tab = ""
    occasion: Occasion

    def find(self, **kwargs: Any) -> None:
        """The occasion, with its event.

        Raises:
            Http404: it does not exist.
        """
        occasions = Occasion.objects.select_related("page", "place", "page__place")
        self.occasion = get_object_or_404(occasions, pk=kwargs["occasion"])

    def tabs(self) -> list[dict[str, Any]]:
        """The other views of the occasion."""
        labels = {
            "occasion": _("Registrations"),
            "door": _("At the door"),
            "message": _("Message"),
            "numbers": _("Numbers"),
            "paper": _("List to print"),
            "badges": _("Name badges"),
        }
        return [
            {
                "label": labels[name],
                "url": reverse(f"registrations:{name}", args=[self.occasion.pk]),
                "is_current": name == self.tab,
            }
            for name in TABS
        ]

    def way_here(self) -> list[dict[str, Any]]:
        """The way through the list of occasions to this one."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("registrations:index"), "label": _("Registrations")},
            {
                "url": reverse("registrations:occasion", args=[self.occasion.pk]),
                "label": f"{self.occasion.page.title}, {when(self.occasion)}",
            },
        ]


class OccasionView(OccasionMixin, WagtailAdminTemplateMixin):
    """A page of the admin about one occasion."""

    header_icon = "calendar"

    def get_page_subtitle(self) -> str:
        """Which event, and when."""
        return f"{self.occasion.page.title}, {when(self.occasion)}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.way_here(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The occasion, and the way to its other views."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        which = f"{self.occasion.page.title}, {when(self.occasion)}"
        return context | {"occasion": self.occasion, "which": which, "tabs": self.tabs()}
