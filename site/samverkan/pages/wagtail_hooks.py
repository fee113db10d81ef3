"""Topics in the admin, and what the pages change in Wagtail."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from samverkan.pages.base import BasePage
from samverkan.pages.reports import PageReportMenuItem
from samverkan.pages.review import LOG_ACTION, lock_for
from samverkan.pages.review_views import DueForReviewView, reviewed
from samverkan.pages.rich_text_links import FrameLinkHandler
from samverkan.pages.viewsets import TopicViewSet

register_snippet(TopicViewSet)


@hooks.register("register_rich_text_features", order=10)
def keep_links_in_the_readers_frame(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages, which is registered with order 0."""
    features.register_link_type(FrameLinkHandler)


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    """Where pages are reviewed."""
    return [
        path("pages/<int:page_id>/reviewed/", reviewed, name="page_reviewed"),
        path("reports/review/", DueForReviewView.as_view(), name="pages_due_for_review"),
        path(
            "reports/review/results/",
            DueForReviewView.as_view(results_only=True),
            name="pages_due_for_review_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def due_for_review_menu_item() -> MenuItem:
    """The report of pages to review, before Wagtail's own reports."""
    return PageReportMenuItem(
        _("Pages to review"),
        reverse("pages_due_for_review"),
        name="pages-to-review",
        icon_name="history",
        order=100,
    )


@hooks.register("register_page_header_buttons")
def reviewed_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Mark as reviewed, among the actions of a page that somebody may edit."""
    is_reviewable = issubclass(page.specific_class or Page, BasePage)
    if not page.pk or not is_reviewable:
        return
    if page.permissions_for_user(user).can_edit() and not lock_for(page, user):
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(
            _("Mark as reviewed"),
            f"{reverse('page_reviewed', args=[page.pk])}{query}",
            icon_name="check",
            priority=62,
        )


@hooks.register("register_log_actions")
def review_in_the_history(actions: LogActionRegistry) -> None:
    """How the page's history calls a review."""
    actions.register_action(LOG_ACTION, _("Review"), _("Read the page through"))
