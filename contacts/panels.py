"""Panels of the editors of people and units."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, Panel

from contacts.access import MANAGE_TEAMS


class TeamsPanel(InlinePanel):
    """The units that a person is in, for those who decide about teams."""

    class BoundPanel(InlinePanel.BoundPanel):
        """Shown to them alone; only their form has the rows."""

        def __init__(self, **kwargs: Any) -> None:
            form = kwargs.get("form")
            self.is_allowed = form is None or "memberships" in form.formsets
            if self.is_allowed:
                super().__init__(**kwargs)
            else:
                super(InlinePanel.BoundPanel, self).__init__(**kwargs)

        def is_shown(self) -> bool:
            """Whether the user gets the panel."""
            allowed = self.request is None or self.request.user.has_perm(MANAGE_TEAMS)
            return bool(self.is_allowed and allowed and super().is_shown())


class WhereUsedPanel(Panel):
    """The pages that show a person, and a tick to go on where they are about to lose it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Where the person is shown"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The panel for one person."""

        template_name = "contacts/admin/where_used.html"

        def is_shown(self) -> bool:
            """For a person who has been saved."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The pages, with links to those that the user may edit."""
            # Panels are part of the models' classes, and what looks for pages needs the models.
            from contacts.admin.listed import listed

            context = super().get_context_data(parent_context)
            context["pages"] = listed(self.instance, self.request.user)
            context["warning"] = (
                self.form["knows_pages"]
                if self.form and "knows_pages" in self.form.errors
                else None
            )
            return context
