"""What corrections add to the admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from partnerships.corrections import admin
from partnerships.corrections.deciding import LOG_ACTION
from partnerships.corrections.inviting import INVITED, WITHDRAWN
from partnerships.importing.saving import may_change
from partnerships.models import PartnershipPage


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where links are made and corrections decided."""
    return [
        path(
            "partnerships/<int:page_id>/corrections/",
            admin.overview,
            name="partnership_corrections",
        ),
        path("partnerships/corrections/<int:pk>/", admin.decide, name="partnership_correction"),
        path(
            "partnerships/corrections/links/<int:link_id>/withdraw/",
            admin.withdraw,
            name="partnership_correction_withdraw",
        ),
    ]


@hooks.register("register_page_header_buttons")
def corrections_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Corrections, among the actions of a partnership."""
    is_partnership = page.pk and page.specific_class is PartnershipPage
    if is_partnership and may_change(page.specific_deferred, user):
        yield Button(
            gettext_lazy("Corrections from partners"),
            reverse("partnership_corrections", args=[page.pk]),
            icon_name="edit",
            priority=34,
        )


@hooks.register("register_log_actions")
def corrections_in_the_history(actions: LogActionRegistry) -> None:
    """How the page's history tells of corrections."""

    @actions.register_action(LOG_ACTION)
    class Corrected(LogFormatter):
        """Names the organisation and what was accepted."""

        label = gettext_lazy("Correction from a partner")

        def format_message(self, log_entry: PageLogEntry) -> str:
            """What was accepted, and how much was not."""
            data = log_entry.data
            return _(
                "Correction from %(organisation)s. Accepted: %(accepted)s. Refused: %(refused)s."
            ) % {
                "organisation": data.get("organisation", ""),
                "accepted": ", ".join(data.get("accepted", [])) or "–",
                "refused": data.get("refused", 0),
            }

    @actions.register_action(INVITED)
    class Invited(LogFormatter):
        """Names the organisation, never the person."""

        label = gettext_lazy("Link for corrections")

        def format_message(self, log_entry: PageLogEntry) -> str:
            """For whom."""
            return _("Made a link for corrections: %(organisation)s") % {
                "organisation": log_entry.data.get("organisation", "")
            }

    @actions.register_action(WITHDRAWN)
    class Withdrawn(LogFormatter):
        """Names the organisation, never the person."""

        label = gettext_lazy("Withdrawn link for corrections")

        def format_message(self, log_entry: PageLogEntry) -> str:
            """Whose."""
            return _("Withdrew a link for corrections: %(organisation)s") % {
                "organisation": log_entry.data.get("organisation", "")
            }
