"""What becomes of a proposal: published, sent back, or deleted."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from events.models import EventPage, EventProposal
from events.proposals import mails
from events.proposals.enums import Decision


def on_published(instance: EventPage, **_kwargs: Any) -> None:
    """The draft is on the site, or scheduled to be; the latter decides nothing yet."""
    if instance.live:
        decide(instance.pk, Decision.PUBLISHED)


def on_rejected(instance: WorkflowState, **_kwargs: Any) -> None:
    """A moderator has sent the draft back, with a comment or without."""
    if isinstance(instance.content_object, Page):
        state = instance.current_task_state
        decide(instance.content_object.pk, Decision.REJECTED, state.comment if state else "")


def on_deleted(instance: EventPage, **_kwargs: Any) -> None:
    """Staff have deleted the draft."""
    decide(instance.pk, Decision.REJECTED)


def decide(page_id: int, decision: Decision, comment: str = "") -> None:
    """Note what was decided of a page that somebody proposed, and tell them.

    What is published stays so; what was sent back can still be published.
    """
    with transaction.atomic():
        found = EventProposal.objects.select_for_update(of=("self",)).filter(page_id=page_id)
        proposal = found.exclude(decision__in=[decision, Decision.PUBLISHED]).first()
        if proposal is None:
            return
        proposal.decision, proposal.comment = decision, comment
        proposal.decided_at = timezone.now()
        proposal.save(update_fields=["decision", "comment", "decided_at"])
        if decision == Decision.PUBLISHED or not proposal.is_suspect:
            mails.send_decision(proposal)
