"""What happens when a partnership changes."""

from partnerships.models.rows import ROWS
from samverkan import published


def connect() -> None:
    """Let readers see changed rows at once, wherever they are shown."""
    published.forget_when_changed(*ROWS.values())
