"""Messages from staff to those who have registered: written once, sent by a job, each once."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import LogEntry, Message, Registration
from events.registration import letters, links, wording
from events.registration.enums import LogKind
from events.registration.wording import Letter
from samverkan import languages
from samverkan.outbox.queue import queue_email

logger = logging.getLogger(__name__)


def letter_of(text: str, registration: Registration, address: str) -> Letter:
    """The e-mail that somebody gets: the text as it was written, in their language's frame.

    The subject is made, not written, so that nothing personal gets into it.

    Args:
        text: what the staff wrote; blank lines make paragraphs.
        registration: with its occasion.
        address: of the registration's secret page.
    """
    shown = links.version_for(registration.occasion.page, registration.language)
    with languages.reading(registration.language):
        heading = _("Message from the organiser")
        return Letter(
            subject=f"{heading}: {shown.title}",
            heading=heading,
            paragraphs=tuple(part for part in text.replace("\r\n", "\n").split("\n\n") if part),
            facts=tuple(wording.facts(registration, shown)),
            button=_("Your registration"),
            link=address,
            ending=_("You get this e-mail because somebody has registered with your address."),
            title=shown.title,
            title_code=shown.locale.language_code,
        )


def rendered(text: str, registration: Registration, address: str) -> tuple[str, str, str]:
    """The e-mail's subject, text and HTML."""
    letter = letter_of(text, registration, address)
    return letters.rendered(letter, registration.language)


def send_due() -> None:
    """Send every message that has not been sent. One that cannot be sent holds up no other."""
    for pk in Message.objects.filter(queued_at=None).values_list("pk", flat=True):
        try:
            send(pk)
        except Exception:
            logger.exception("Message %s to those registered could not be sent", pk)


@transaction.atomic
def send(pk: int) -> None:
    """Put a message's e-mails in the outbox and note it in the logs: all of them, or none.

    So a worker that dies half-way leaves nobody out and writes to nobody twice.
    """
    message = Message.objects.select_for_update().filter(pk=pk, queued_at=None).first()
    if message is None:
        return
    recipients = message.recipients.select_related(
        "occasion__page__locale", "occasion__page__place", "occasion__place"
    ).prefetch_related("answers")
    for registration in recipients:
        if registration.email:
            subject, text, html = rendered(
                message.text, registration, links.secret_address(registration)
            )
            key = f"{letters.reason_of(registration)}message:{message.pk}"
            queue_email(key, registration.email, subject, text, html)
            LogEntry.objects.create(
                registration=registration, kind=LogKind.MESSAGE, user_id=message.sender_id
            )
    message.queued_at = timezone.now()
    message.save(update_fields=["queued_at"])
