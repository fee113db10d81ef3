"""Putting e-mail in the outbox."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from samverkan.outbox.models import OutgoingEmail
from samverkan.outbox.tasks import deliver_email


@dataclass(frozen=True)
class Attachment:
    """A file that goes with an e-mail.

    Attributes:
        name: what it is called: ``event.ics``.
        media_type: with parameters where it has any: ``text/calendar; method=REQUEST``.
        content: small; it is kept in the database.
    """

    name: str
    media_type: str
    content: bytes


def queue_email(
    key: str,
    recipient: str,
    subject: str,
    text: str,
    html: str = "",
    attachment: Attachment | None = None,
) -> OutgoingEmail:
    """Store an e-mail with whatever the present transaction stores, and deliver it after commit.

    Args:
        key: names the reason for the e-mail; a second e-mail with the same key is not queued.
        recipient: one e-mail address.
        subject: one line, without personal data.
        text: the message as plain text.
        html: the same as HTML; may be empty.
        attachment: a file to send with it.
    """
    attached = attachment or Attachment("", "", b"")
    email, is_new = OutgoingEmail.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "subject": subject[: OutgoingEmail.MAX_SUBJECT],
            "text": text,
            "html": html,
            "attachment": attached.content,
            "attachment_name": attached.name,
            "attachment_type": attached.media_type,
            "next_attempt_at": timezone.now(),
        },
    )
    if is_new:
        # Should the task queue fail, the sweep finds the e-mail within a minute.
        transaction.on_commit(partial(deliver_email.enqueue, email.pk), robust=True)
    return email


def forget_about(reason: str) -> int:
    """Delete the e-mail that rests, sent or failed, whose keys begin like this; how much it was.

    For when what the e-mail tells of is erased. What still waits is sent and forgotten in time.

    Args:
        reason: the beginning of the keys, with its final colon: ``events:K7M3-QX9D:``.
    """
    states = OutgoingEmail.State
    resting = [states.SENT, states.FAILED, states.UNCERTAIN]
    found = OutgoingEmail.objects.filter(key__startswith=reason, state__in=resting)
    return found.delete()[0]
