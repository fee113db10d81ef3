"""E-mail to those who register, in the language that they registered in.

A line of the log says that a letter is due; it is written in the transaction of what it tells of.
The letter is made afterwards, outside of all locks: it is put in the outbox, and its line marked,
in one transaction, and its key is the line's. So a worker that dies half-way leaves no letter out
and sends none twice, and a registration never waits for mail. Letters tell nothing that somebody
has answered: that stands on the secret page alone, where it is erased in time.
"""

import logging
from functools import partial

from django.db import transaction
from django.template.loader import render_to_string

from events import icalendar
from events.models import LogEntry, Registration
from events.registration import links, tasks, wording
from events.registration.enums import LetterKind, LogKind, State
from events.registration.wording import Letter
from samverkan import languages
from samverkan.outbox.queue import Attachment, queue_email

logger = logging.getLogger(__name__)

KINDS: dict[str, LetterKind] = {
    LogKind.RECEIVED: LetterKind.CONFIRM,
    LogKind.REGISTERED: LetterKind.CONFIRMED,
    LogKind.ACCEPTED: LetterKind.CONFIRMED,
    LogKind.WAITING: LetterKind.WAITING,
    LogKind.OFFERED: LetterKind.OFFERED,
    LogKind.OFFER_LAPSED: LetterKind.LAPSED,
    LogKind.CANCELLED: LetterKind.CANCELLED,
    LogKind.LEFT: LetterKind.CANCELLED,
    LogKind.DECLINED: LetterKind.CANCELLED,
    LogKind.ASKED_AGAIN: LetterKind.AGAIN,
    LogKind.REMINDED: LetterKind.REMINDER,
    LogKind.THANKED: LetterKind.THANKS,
    LogKind.TOLD_CHANGE: LetterKind.CHANGED,
    LogKind.TOLD_CANCELLED: LetterKind.CALLED_OFF,
}
"""What happens, and the letter that tells of it."""

ONLY_WHILE: dict[str, State] = {
    LetterKind.CONFIRM: State.UNCONFIRMED,
    LetterKind.CONFIRMED: State.REGISTERED,
    LetterKind.WAITING: State.WAITING,
    LetterKind.OFFERED: State.OFFERED,
    LetterKind.REMINDER: State.REGISTERED,
}
"""Letters that say nothing true any more once the registration is in another state."""

INVITES = {LetterKind.CONFIRMED, LetterKind.REMINDER, LetterKind.CHANGED}
"""Letters that put the occasion into the calendar of whoever has a place, or change it there."""

TAKES_BACK = {LetterKind.CANCELLED, LetterKind.CALLED_OFF}
"""Letters that take it out of the calendar of whoever had a place."""


def reason_of(registration: Registration) -> str:
    """What the keys of all e-mail about a registration begin with."""
    return f"events:{registration.reference}:"


def send_soon() -> None:
    """Have the letters that are due made as soon as the present transaction is committed.

    Should the task queue fail, the job finds them within a minute.
    """
    transaction.on_commit(partial(tasks.enqueue_letters), robust=True)


def send_due() -> None:
    """Make every letter that is due. One that cannot be made holds up no other."""
    due = LogEntry.objects.filter(letter_due=True).order_by("pk")
    for pk in list(due.values_list("pk", flat=True)):
        try:
            send(pk)
        except Exception:
            logger.exception("The letter of line %s in the log could not be made", pk)


@transaction.atomic
def send(pk: int) -> None:
    """Put the letter of one line in the outbox, once however often it is tried."""
    if not LogEntry.objects.filter(pk=pk, letter_due=True).update(letter_due=False):
        return
    entry = LogEntry.objects.select_related(
        "registration__occasion__page__locale", "registration__occasion__place"
    ).get(pk=pk)
    registration, kind = entry.registration, kind_for(entry)
    if not registration.email or registration.state != ONLY_WHILE.get(kind, registration.state):
        return
    subject, text, html = rendered(letter_to(registration, kind, entry.note), registration.language)
    queue_email(
        f"{reason_of(registration)}{kind}:{entry.pk}",
        registration.email,
        subject,
        text,
        html,
        attachment_for(registration, kind),
    )


def kind_for(entry: LogEntry) -> LetterKind:
    """The letter about a line; whoever has to confirm first is asked to, however often."""
    kind = KINDS[entry.kind]
    if kind is LetterKind.AGAIN and entry.registration.state == State.UNCONFIRMED:
        return LetterKind.CONFIRM
    return kind


def letter_to(registration: Registration, kind: LetterKind, note: str = "") -> Letter:
    """What a letter says, in the language of the registration."""
    page = registration.occasion.page
    shown = links.version_for(page, registration.language)
    address = links.secret_address(registration)
    with languages.reading(registration.language):
        return wording.letter(kind, registration, shown, address, note)


def rendered(letter: Letter, code: str) -> tuple[str, str, str]:
    """A letter's subject, text and HTML."""
    with languages.reading(code):
        context = {"letter": letter, "language": languages.get(code)}
        text = render_to_string("events/email/letter.txt", context)
        html = render_to_string("events/email/letter.html", context)
    return " ".join(letter.subject.split()), text.strip() + "\n", html.strip()


def attachment_for(registration: Registration, kind: LetterKind) -> Attachment | None:
    """The occasion for the person's calendar, for whoever has or had a place."""
    if kind in INVITES and registration.state == State.REGISTERED:
        method: icalendar.Method = "REQUEST"
    elif kind in TAKES_BACK and had_place(registration):
        method = "CANCEL"
    else:
        return None
    page = registration.occasion.page
    content = icalendar.occasion_ics(
        registration.occasion,
        links.version_for(page, registration.language),
        method=method,
        language=registration.language,
        online_url=page.online_url if method == "REQUEST" else "",
        attendee=registration.email,
    )
    return Attachment("event.ics", f"text/calendar; method={method}", content)


def had_place(registration: Registration) -> bool:
    """Whether the person has ever been told of having a place."""
    kinds = [LogKind.REGISTERED, LogKind.ACCEPTED]
    return registration.log.filter(kind__in=kinds).exists()
