"""What mail providers report after they have taken an e-mail."""

from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType

from samverkan.outbox.delivery import mark_bounced

UNDELIVERED = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}


def note_bounce(event: AnymailTrackingEvent, **kwargs: Any) -> None:
    """Show an e-mail as failed when its recipient's server has returned it."""
    if event.event_type in UNDELIVERED and event.message_id:
        reason = event.description or event.reject_reason or event.event_type
        mark_bounced(str(event.message_id), str(reason))
