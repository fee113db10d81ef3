"""Writing down what happens to a registration, and that the person is to be told."""

from collections.abc import Iterable

from events.models import LogEntry, Registration
from events.registration import letters
from samverkan.users.models import User


def note(
    registration: Registration, kind: str, *, user: User | None = None, text: str = ""
) -> LogEntry:
    """Add a line to the log; the person gets an e-mail about it, if there is one for its kind.

    Args:
        registration: what it happened to.
        kind: one of ``LogKind``.
        user: the member of staff who did it; None for the person and for the system.
        text: numbers and times alone, nothing personal.
    """
    entry = LogEntry.objects.create(
        registration=registration,
        kind=kind,
        user=user,
        note=text,
        letter_due=kind in letters.KINDS,
    )
    if entry.letter_due:
        letters.send_soon()
    return entry


def note_all(registrations: Iterable[Registration], kind: str, text: str = "") -> None:
    """Add the same line to many logs, in one query."""
    LogEntry.objects.bulk_create(
        LogEntry(registration=registration, kind=kind, note=text, letter_due=kind in letters.KINDS)
        for registration in registrations
    )
    letters.send_soon()
