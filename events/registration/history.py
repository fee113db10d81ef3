"""Writing down what happens to a registration."""

from events.models import LogEntry, Registration
from samverkan.users.models import User


def note(
    registration: Registration, kind: str, *, user: User | None = None, text: str = ""
) -> LogEntry:
    """Add a line to the log.

    Args:
        registration: what it happened to.
        kind: one of ``LogKind``.
        user: the member of staff who did it; None for the person and for the system.
        text: numbers and times alone, nothing personal.
    """
    return LogEntry.objects.create(registration=registration, kind=kind, user=user, note=text)
