"""Putting e-mail in the outbox."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from samverkan.outbox.models import OutgoingEmail
from samverkan.outbox.tasks import deliver_email


def queue_email(key: str, recipient: str, subject: str, text: str, html: str = "") -> OutgoingEmail:
    """Store an e-mail with whatever the present transaction stores, and deliver it after commit.

    Args:
        key: names the reason for the e-mail; a second e-mail with the same key is not queued.
        recipient: one e-mail address.
        subject: one line, without personal data.
        text: the message as plain text.
        html: the same as HTML; may be empty.
    """
    email, is_new = OutgoingEmail.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "subject": subject[: OutgoingEmail.MAX_SUBJECT],
            "text": text,
            "html": html,
            "next_attempt_at": timezone.now(),
        },
    )
    if is_new:
        # Should the task queue fail, the sweep finds the e-mail within a minute.
        transaction.on_commit(partial(deliver_email.enqueue, email.pk), robust=True)
    return email
