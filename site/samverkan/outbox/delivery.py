"""Delivering what lies in the outbox, with growing pauses while the provider is down.

Each attempt is claimed with one conditional update, so two workers never send the same e-mail. A
worker that dies between claim and answer leaves the e-mail in SENDING; nobody can know whether it
left. It is not sent again on its own: after ``CLAIM_LIFETIME`` it shows as UNCERTAIN in the admin,
where staff can send it again. See docs/decisions/outbox.md.
"""

import logging
import re
from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPDataError, SMTPRecipientsRefused

from anymail.exceptions import (
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailSerializationError,
)
from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.core.mail.utils import DNS_NAME
from django.db.models import F, QuerySet
from django.utils import timezone

from samverkan.outbox.models import OutgoingEmail

logger = logging.getLogger(__name__)

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""Time from each failed attempt to the next; the last repeats until ``GIVE_UP_AFTER``."""

GIVE_UP_AFTER = timedelta(days=3)
CLAIM_LIFETIME = timedelta(minutes=15)
KEEP_SENT = timedelta(days=30)
"""How long a delivered e-mail stays readable in the admin."""

FAILURES_PER_SWEEP = 3
"""After this many failures in a row the provider counts as down until the next sweep."""

_ADDRESS = re.compile(r"[^\s<>'\"(:]+@[^\s<>'\"),:;]+")


class Outcome(Enum):
    """How one attempt ended."""

    SENT = "sent"
    POSTPONED = "postponed"
    FAILED = "failed"
    NOT_OURS = "not ours"


def deliver(email_id: int) -> Outcome:
    """Try once to deliver the e-mail, unless it is not due or another worker has it.

    Call it outside of any transaction: the claim must be committed before the e-mail is sent.
    """
    email = _claim(email_id)
    if email is None:
        return Outcome.NOT_OURS
    message = _message(email)
    try:
        message.send()
    except Exception as error:
        return _after_error(email, error)
    status = getattr(message, "anymail_status", None)
    _finish(
        email,
        state=OutgoingEmail.State.SENT,
        sent_at=timezone.now(),
        provider_id=str(getattr(status, "message_id", None) or message.extra_headers["Message-ID"]),
    )
    return Outcome.SENT


def sweep() -> None:
    """Try all e-mail that is due, and show what dead workers left behind."""
    now = timezone.now()
    OutgoingEmail.objects.filter(
        state=OutgoingEmail.State.SENDING, claimed_at__lt=now - CLAIM_LIFETIME
    ).update(state=OutgoingEmail.State.UNCERTAIN, next_attempt_at=None)
    failures = 0
    for email_id in _due(now).order_by("next_attempt_at").values_list("pk", flat=True):
        failures = failures + 1 if deliver(email_id) is Outcome.POSTPONED else 0
        if failures == FAILURES_PER_SWEEP:
            logger.warning("The mail provider does not answer; the outbox waits")
            return


def forget_sent() -> None:
    """Delete e-mail that was delivered a month ago."""
    OutgoingEmail.objects.filter(
        state=OutgoingEmail.State.SENT, sent_at__lt=timezone.now() - KEEP_SENT
    ).delete()


def send_again(email: OutgoingEmail) -> bool:
    """Put an e-mail that failed, or was perhaps sent, back in the queue; whether it was."""
    resting = [OutgoingEmail.State.FAILED, OutgoingEmail.State.UNCERTAIN]
    now = timezone.now()
    changed = OutgoingEmail.objects.filter(pk=email.pk, state__in=resting).update(
        state=OutgoingEmail.State.QUEUED, attempts=0, next_attempt_at=now, retried_at=now
    )
    return bool(changed)


def mark_bounced(provider_id: str, reason: str) -> None:
    """Note that the recipient's server returned a message after the provider had taken it."""
    OutgoingEmail.objects.filter(provider_id=provider_id, state=OutgoingEmail.State.SENT).update(
        state=OutgoingEmail.State.FAILED, last_error=without_addresses(f"Bounced: {reason}")
    )


def without_addresses(text: str) -> str:
    """The text with e-mail addresses taken out, short enough for a list."""
    return _ADDRESS.sub("…", text)[:500]


def _due(now: datetime) -> QuerySet[OutgoingEmail]:
    return OutgoingEmail.objects.filter(state=OutgoingEmail.State.QUEUED, next_attempt_at__lte=now)


def _claim(email_id: int) -> OutgoingEmail | None:
    now = timezone.now()
    claimed = (
        _due(now)
        .filter(pk=email_id)
        .update(state=OutgoingEmail.State.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    )
    return OutgoingEmail.objects.get(pk=email_id) if claimed else None


def _message(email: OutgoingEmail) -> EmailMultiAlternatives:
    """The e-mail with a Message-ID of its own, by which mailboxes recognise a repetition."""
    message = EmailMultiAlternatives(
        subject=email.subject,
        body=email.text,
        to=[email.recipient],
        headers={
            "Message-ID": f"<outbox-{email.pk}-{email.created_at:%Y%m%d%H%M%S%f}@{DNS_NAME}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if email.html:
        message.attach_alternative(email.html, "text/html")
    if email.attachment:
        content = bytes(email.attachment)
        message.attach(email.attachment_name, content, email.attachment_type)
    return message


def _after_error(email: OutgoingEmail, error: Exception) -> Outcome:
    reason = without_addresses(f"{type(error).__name__}: {error}")
    now = timezone.now()
    started = email.retried_at or email.created_at
    if is_permanent(error) or now - started >= GIVE_UP_AFTER:
        logger.error("E-mail %s failed for good: %s", email.pk, type(error).__name__)
        _finish(email, state=OutgoingEmail.State.FAILED, last_error=reason)
        return Outcome.FAILED
    pause = PAUSES[min(email.attempts, len(PAUSES)) - 1]
    logger.warning("E-mail %s waits %s: %s", email.pk, pause, type(error).__name__)
    _finish(
        email,
        state=OutgoingEmail.State.QUEUED,
        next_attempt_at=now + pause,
        last_error=reason,
    )
    return Outcome.POSTPONED


def is_permanent(error: Exception) -> bool:
    """Whether trying again is useless: the recipient or the message itself is refused."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _reply in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= 500
    useless = (
        AnymailRecipientsRefused,
        AnymailInvalidAddress,
        AnymailSerializationError,
        BadHeaderError,
        UnicodeError,
    )
    return isinstance(error, useless)


def _finish(email: OutgoingEmail, **changes: object) -> None:
    """Store how the attempt ended, unless somebody has taken the e-mail over meanwhile."""
    changes = {"next_attempt_at": None, "last_error": ""} | changes
    OutgoingEmail.objects.filter(
        pk=email.pk, state=OutgoingEmail.State.SENDING, claimed_at=email.claimed_at
    ).update(**changes)
