"""Panels of the event's editor."""

from typing import Any

from wagtail.admin.panels import InlinePanel


class SourceInlinePanel(InlinePanel):
    """Rows that belong to the event in the source language, and that its versions share."""

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
