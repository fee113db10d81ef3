"""What reports of pages share: who sees them, and tables that are safe to open."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import PageReportView
from wagtail.permissions import page_permission_policy

from samverkan.spreadsheets import SafeSpreadsheet

WORK = ["add", "change", "publish"]
"""What makes somebody one who works with pages; any of these, on any page."""


class PageReport(SafeSpreadsheet, PageReportView):
    """A report of pages, for those who work with any."""

    any_permission_required = WORK


class PageReportMenuItem(MenuItem):
    """A report in the menu of those who work with any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user works with any page."""
        return bool(page_permission_policy.user_has_any_permission(request.user, WORK))
