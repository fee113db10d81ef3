"""Events in the admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from events.admin.access import may_manage
from events.admin.home import NextOccasionsPanel
from events.admin.panels import list_address
from events.copying.views import may_copy, to_new_date
from events.enums import RegistrationMode
from events.models import EventPage
from events.proposals.permissions import VIEW
from events.registration import deletion
from events.registration.enums import MANAGE
from events.registration.preview import may_see, preview
from events.viewsets import EventsGroup

register_snippet(EventsGroup)
hooks.register("before_delete_page", deletion.keep_registered_pages)
hooks.register("before_bulk_action", deletion.keep_registered_pages_in_bulk)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where an event is copied, and where its letters are shown."""
    return [
        path("events/<int:page_id>/copy/", to_new_date, name="event_to_new_date"),
        path("events/<int:page_id>/letters/", preview, name="event_letters"),
    ]


@hooks.register("register_page_header_buttons")
def to_new_date_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Copy to a new date, among the actions of an event."""
    if page.pk and page.specific_class is EventPage and may_copy(page.specific_deferred, user):
        yield Button(
            # Translators: sv "Kopiera till nytt datum"
            _("Copy to a new date"),
            reverse("event_to_new_date", args=[page.pk]),
            icon_name="calendar",
            priority=31,
        )


@hooks.register("register_page_header_buttons")
def letters_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """What those who register get, among the actions of an event that people register to here."""
    if page.pk and page.specific_class is EventPage:
        event = page.specific_deferred
        if event.registration == RegistrationMode.HERE and may_see(event, user):
            yield Button(
                _("E-mail to those who register"),
                reverse("event_letters", args=[page.pk]),
                icon_name="mail",
                priority=32,
            )


@hooks.register("register_permissions")
def proposals_permission() -> QuerySet[Permission]:
    """What an administrator can grant: to see who has proposed an event."""
    app, codename = VIEW.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("register_page_header_buttons")
def registrations_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """The registrations to an event, among its actions."""
    if page.pk and page.specific_class is EventPage and may_manage(user):
        yield Button(
            _("Registrations"), list_address(page), icon_name="clipboard-list", priority=12
        )


@hooks.register("register_permissions")
def registrations_permission() -> QuerySet[Permission]:
    """What an administrator can grant: to work with who has registered."""
    app, codename = MANAGE.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("construct_homepage_panels")
def add_next_occasions(request: HttpRequest, panels: list[Component]) -> None:
    """What people have registered for, on the admin's first page."""
    panels.append(NextOccasionsPanel(request))
