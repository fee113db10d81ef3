"""The report of pages whose contact has left, is hidden, has been removed, or never was."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from contacts.admin.usage import Fault, faults
from samverkan.pages.reports import PageReport


class ContactsReportView(PageReport):
    """Pages that the user may edit and whose contact somebody has to look after."""

    page_title = gettext_lazy("Pages without a contact who is there")
    header_icon = "user"
    index_url_name = "contacts_report"
    index_results_url_name = "contacts_report_results"
    results_template_name = "contacts/admin/report_results.html"
    list_export = [*PageReport.list_export, "contact_faults"]
    export_headings = PageReport.export_headings | {"contact_faults": gettext_lazy("What is wrong")}

    @cached_property
    def faults(self) -> dict[int, list[Fault]]:
        """What is wrong, by the page's key."""
        return faults()

    def get_queryset(self) -> QuerySet[Page]:
        """The pages with something wrong, by title."""
        pages: QuerySet[Page] = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        pages = pages.filter(pk__in=self.faults).select_related("content_type", "locale")
        self.queryset = pages.order_by("title", "pk")
        found: QuerySet[Page] = super().get_queryset()
        return found

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """The pages, each with what is wrong in words."""
        for page in object_list:
            page.contact_faults = "; ".join(fault.text for fault in self.faults[page.pk])
        return object_list
