"""Contacts in the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from contacts.access import MANAGE_TEAMS
from contacts.admin.deletion import PeopleDeleteBulkAction
from contacts.admin.report import ContactsReportView
from contacts.viewsets import ContactsViewSetGroup
from samverkan.pages.reports import PageReportMenuItem

register_snippet(ContactsViewSetGroup)
# After Wagtail's own action of the same name, whose place it takes.
hooks.register("register_bulk_action", PeopleDeleteBulkAction, order=1)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where the report is."""
    view = ContactsReportView
    return [
        path("reports/contacts/", view.as_view(), name="contacts_report"),
        path(
            "reports/contacts/results/",
            view.as_view(results_only=True),
            name="contacts_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """The report, after that of pages to review."""
    return PageReportMenuItem(
        _("Pages without a contact who is there"),
        reverse("contacts_report"),
        name="pages-without-a-contact",
        icon_name="user",
        order=110,
    )


@hooks.register("register_permissions")
def teams_permission() -> QuerySet[Permission]:
    """What an administrator can grant: to decide who works in which unit."""
    app, codename = MANAGE_TEAMS.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
