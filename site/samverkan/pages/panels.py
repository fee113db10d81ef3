"""Named parts that the tabs of the page editor are composed from."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel

search_engine_panel = MultiFieldPanel(
    ["slug", "seo_title", "search_description", "social_image"],
    heading=_("For search engines and sharing"),
)
visibility_panel = MultiFieldPanel(
    ["show_in_menus", "show_in_search", "asks_feedback"], heading=_("Where the page shows")
)
review_panel = MultiFieldPanel(
    ["editor_in_charge", "review_date", "review_interval"], heading=_("Review")
)
contacts_panel = MultiFieldPanel(
    [
        FieldPanel("responsible_unit"),
        InlinePanel("page_contacts", label=_("contact person"), heading=_("Contact persons")),
    ],
    heading=_("Who answers for the page"),
)


def room_panels() -> list[Panel]:
    """What other rooms show in the editor of every page: the settings list their paths."""
    return [import_string(path)() for path in settings.PAGE_EDITOR_PANELS]


class SourceInlinePanel(InlinePanel):
    """Rows that belong to the page in the source language, and that its versions share.

    The page says whether it is that version by ``is_in_source_language``.
    """

    class BoundPanel(InlinePanel.BoundPanel):
        """Shown in the source language alone; there the form has the rows."""

        def __init__(self, **kwargs: Any) -> None:
            self.is_source = kwargs["instance"] is None or kwargs["instance"].is_in_source_language
            if self.is_source:
                super().__init__(**kwargs)
            else:
                super(InlinePanel.BoundPanel, self).__init__(**kwargs)

        def is_shown(self) -> bool:
            """Whether the editor gets the panel."""
            return self.is_source and super().is_shown()
