"""What happens when the settings change."""

from news.models import NewsSettings
from samverkan import published


def connect() -> None:
    """Let readers see a changed setting at once."""
    published.forget_when_changed(NewsSettings)
