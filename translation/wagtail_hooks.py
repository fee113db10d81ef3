"""Puts the guards in front of wagtail-localize, and takes its report from who has no pages."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem
from wagtail_localize.wagtail_hooks import register_admin_urls as localize_urls

from translation.guards import guarded, refuse_publishing

FIRST = -100
"""Hook order that comes before wagtail-localize's."""


@hooks.register("register_admin_urls", order=FIRST)
def register_guarded_urls() -> list[URLPattern | URLResolver]:
    """wagtail-localize's addresses with a check in front of each view.

    A request meets these before the unguarded ones, which stay registered for ``reverse()`` only.
    """
    patterns = [pattern for resolver in localize_urls() for pattern in resolver.url_patterns]
    for pattern in patterns:
        pattern.callback = guarded(pattern.name, pattern.callback)
    return [path("localize/", include(patterns))]


@hooks.register("before_edit_page", order=FIRST)
def guard_publish_button(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Refuse wagtail-localize's publish button where Wagtail's own would be refused."""
    return refuse_publishing(request, page)


@hooks.register("construct_reports_menu")
def hide_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """Show the report on translations to those who work with pages."""
    if not user_has_any_page_permission(request.user):
        items[:] = [item for item in items if not isinstance(item, TranslationsReportMenuItem)]
