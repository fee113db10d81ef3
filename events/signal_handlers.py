"""What happens when an event is published."""

from typing import Any

from wagtail.signals import page_published

from events import announcements
from events.models import EventPage


def connect() -> None:
    """Start listening."""
    page_published.connect(announce, sender=EventPage, dispatch_uid="events.announce")


def announce(instance: EventPage, **_signal: Any) -> None:
    """Tell calendars, and those who have registered, what has changed."""
    announcements.announce(instance)
