"""What importing adds to the admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from partnerships.importing import views
from partnerships.importing.columns import KINDS
from partnerships.importing.saving import LOG_ACTION, may_change
from partnerships.models import PartnershipPage


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where rows are imported."""
    start = "partnerships/<int:page_id>/import/<slug:name>/"
    return [
        path(start, views.import_rows, name="partnership_import"),
        path(f"{start}template/", views.template, name="partnership_import_template"),
    ]


@hooks.register("register_page_header_buttons")
def import_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Import rows, among the actions of a partnership."""
    is_partnership = page.pk and page.specific_class is PartnershipPage
    if is_partnership and may_change(page.specific_deferred, user):
        yield Button(
            _("Import rows"),
            reverse("partnership_import", args=[page.pk, next(iter(KINDS))]),
            icon_name="table",
            priority=33,
        )


@hooks.register("register_log_actions")
def imports_in_the_history(actions: LogActionRegistry) -> None:
    """How the page's history calls an import."""

    @actions.register_action(LOG_ACTION)
    class Imported(LogFormatter):
        """Tells how many rows were imported."""

        label = _("Import rows")

        def format_message(self, log_entry: PageLogEntry) -> str:
            """How many rows, of which kind."""
            kind = KINDS.get(log_entry.data.get("kind", ""))
            number = log_entry.data.get("rows", 0)
            text = ngettext(
                "Imported %(number)d row: %(kind)s", "Imported %(number)d rows: %(kind)s", number
            )
            return text % {"number": number, "kind": kind.label if kind else ""}
