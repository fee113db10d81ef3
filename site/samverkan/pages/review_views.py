"""The admin's views for reviewing pages: what is due, and marking one as reviewed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from samverkan.pages.base import BasePage
from samverkan.pages.reports import PageReport
from samverkan.pages.review import due_pages, lock_for, mark_as_reviewed


class DueForReviewView(PageReport):
    """The report of pages whose review date has passed."""

    page_title = gettext_lazy("Pages to review")
    header_icon = "history"
    index_url_name = "pages_due_for_review"
    index_results_url_name = "pages_due_for_review_results"
    results_template_name = "pages/admin/due_for_review_results.html"
    list_export = [*PageReport.list_export, "review_due"]
    export_headings = PageReport.export_headings | {"review_due": gettext_lazy("Review date")}

    def get_queryset(self) -> QuerySet[Page]:
        """The pages that are due, with what each line of the report shows."""
        self.queryset = due_pages(self.request.user).select_related("content_type")
        pages: QuerySet[Page] = super().get_queryset()
        return pages


@require_http_methods(["GET", "POST"])
def reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask whether a page has been read through, and on POST note that it has.

    Raises:
        Http404: there is no such page.
        PermissionDenied: the user may not edit the page, or it is of a kind without reviews.
    """
    page: Any = get_object_or_404(Page, pk=page_id).specific
    user = request.user
    if not user.is_authenticated or not isinstance(page, BasePage):
        raise PermissionDenied
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    after = next_address(request) or reverse("wagtailadmin_pages:edit", args=[page.pk])
    if lock := lock_for(page, user):
        messages.error(request, lock.get_message(user), extra_tags="lock")
        return redirect(after)
    if request.method == "POST":
        following = mark_as_reviewed(page, user)
        message = _("“%(title)s” is reviewed. The next review is on %(date)s.")
        values = {"title": page.get_admin_display_title(), "date": date_format(following)}
        messages.success(request, message % values)
        return redirect(after)
    return render(request, "pages/admin/reviewed.html", {"page": page, "next": after})


def next_address(request: HttpRequest) -> str:
    """Where the user came from, if it is on this site; "" otherwise."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if allowed else ""
