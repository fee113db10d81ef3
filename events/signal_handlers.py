"""What happens when an event is published, sent back or deleted."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.models import WorkflowState
from wagtail.signals import page_published, workflow_rejected

from events import announcements
from events.models import EventPage, Occasion, Place
from events.proposals import decisions
from samverkan import published


def connect() -> None:
    """Start listening."""
    published.forget_when_changed(Occasion, Place)
    post_save.connect(announce_place, sender=Place, dispatch_uid="events.announce_place")
    page_published.connect(announce, sender=EventPage, dispatch_uid="events.announce")
    published.forget_when_changed(Occasion, Place)
    page_published.connect(
        decisions.on_published, sender=EventPage, dispatch_uid="events.proposal_published"
    )
    workflow_rejected.connect(
        decisions.on_rejected, sender=WorkflowState, dispatch_uid="events.proposal_rejected"
    )
    pre_delete.connect(
        decisions.on_deleted, sender=EventPage, dispatch_uid="events.proposal_deleted"
    )


def announce_place(instance: Place, created: bool, **_signal: Any) -> None:
    """Tell the same when a place gets another name or address."""
    if not created:
        announcements.announce_place(instance)


def announce(instance: EventPage, **_signal: Any) -> None:
    """Tell calendars, and those who have registered, what has changed."""
    announcements.announce(instance)
