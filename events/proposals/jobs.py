"""What is done about proposals again and again. Each job can run twice without harm."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from events.models import EventProposal
from events.proposals import mails
from samverkan.outbox.queue import forget_about

logger = logging.getLogger(__name__)

KEPT = timedelta(days=90)
"""How long it is known who proposed an event, from the decision."""


def submit_proposals() -> None:
    """Send proposed drafts to moderation.

    Moderators are told by e-mail, which can take its time: nobody waits for it with the form.
    """
    for pk in EventProposal.objects.to_submit().values_list("pk", flat=True):
        with transaction.atomic():
            submit(pk)


def submit(pk: int) -> None:
    """Send one draft to moderation, unless another worker is about it."""
    found = EventProposal.objects.to_submit().select_for_update(of=("self",), skip_locked=True)
    proposal = found.filter(pk=pk).first()
    if proposal is None or proposal.page is None:
        return
    page = proposal.page
    workflow = page.get_workflow()
    if workflow and not page.current_workflow_state:
        workflow.start(page, None)
    proposal.submitted_at = timezone.now()
    proposal.save(update_fields=["submitted_at"])


def forget_proposers() -> None:
    """Delete who proposed events that were decided long ago, and e-mail to them. Pages stay."""
    forgotten = 0
    for proposal in EventProposal.objects.all().decided_before(timezone.now() - KEPT):
        with transaction.atomic():
            forget_about(mails.about(proposal))
            proposal.delete()
        forgotten += 1
    if forgotten:
        logger.info("%d proposals of events were deleted, their time being over", forgotten)
