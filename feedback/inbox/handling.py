"""What staff do with a submission: each step checked, done and written into its history.

Two people can have the same submission on their screens. Each step names the last event that the
person had seen; if somebody else has done something since, nothing is changed and ``Conflict`` says
what happened.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from contacts.models import Unit
from feedback.enums import Box, EventKind, State
from feedback.models import Event, Submission
from feedback.notices import tell_team
from feedback.queries import OPEN_STATES
from feedback.routing import mailbox_of_unit, route
from samverkan.users.models import User


class Conflict(Exception):
    """Somebody else was faster.

    Attributes:
        events: what they did, oldest first.
    """

    def __init__(self, events: list[Event]) -> None:
        super().__init__(", ".join(str(event) for event in events))
        self.events = events


class NotPossible(Exception):
    """The step does not fit the state that the submission is in, for instance done already."""


class Gone(Exception):
    """The submission has been deleted meanwhile."""


def _locked(submission: Submission) -> Submission:
    """The submission as it is now, locked until the transaction ends.

    Raises:
        Gone: it has been deleted.
    """
    try:
        return Submission.objects.select_for_update().get(pk=submission.pk)
    except Submission.DoesNotExist as error:
        raise Gone from error


@contextmanager
def _step(submission: Submission, user: User, seen: int) -> Iterator[Submission]:
    """The submission as it is now, locked until the step is done.

    Raises:
        Conflict: somebody else has done something after the event ``seen``.
        Gone: it has been deleted.
    """
    with transaction.atomic():
        current = _locked(submission)
        newer = current.events.filter(pk__gt=seen).exclude(user=user).select_related("user")
        if events := list(newer):
            raise Conflict(events)
        yield current


def _require(possible: bool) -> None:
    if not possible:
        raise NotPossible


def is_open(submission: Submission) -> bool:
    """Whether it waits to be handled, in whichever box it lies except spam."""
    return submission.state in OPEN_STATES and submission.box != Box.SPAM


def take(submission: Submission, user: User, seen: int) -> None:
    """Make the user the one who handles it."""
    with _step(submission, user, seen) as current:
        _require(is_open(current) and current.handler_id != user.pk)
        current.handler = user
        current.state = State.IN_PROGRESS
        current.save(update_fields=["handler", "state"])
        current.events.create(kind=EventKind.TAKEN, user=user)


def assign(submission: Submission, user: User, seen: int, handler: User) -> None:
    """Make somebody else the one who handles it."""
    with _step(submission, user, seen) as current:
        _require(is_open(current) and current.handler_id != handler.pk)
        current.handler = handler
        current.state = State.IN_PROGRESS
        current.save(update_fields=["handler", "state"])
        current.events.create(kind=EventKind.ASSIGNED, user=user, note=str(handler))


def move(submission: Submission, user: User, seen: int, unit: Unit) -> None:
    """Give it to another team, where nobody handles it yet, and tell the team."""
    with _step(submission, user, seen) as current:
        _require(is_open(current) and current.team_id != unit.pk)
        current.team = unit
        current.handler = None
        current.state = State.NEW
        current.save(update_fields=["team", "handler", "state"])
        event = current.events.create(kind=EventKind.MOVED, user=user, note=str(unit))
        if current.box == Box.INBOX:
            tell_team(current, event, mailbox_of_unit(unit))


def note(submission: Submission, user: User, seen: int, text: str) -> None:
    """Write a note into the history. Notes never conflict."""
    del seen
    with transaction.atomic():
        _locked(submission).events.create(kind=EventKind.NOTED, user=user, note=text)


def finish(submission: Submission, user: User, seen: int, outcome: str) -> None:
    """Mark as done, with what was done; whoever does it is the handler if nobody was."""
    with _step(submission, user, seen) as current:
        _require(is_open(current))
        current.handler = current.handler or user
        current.state = State.DONE
        current.outcome = outcome
        current.done_at = timezone.now()
        current.save(update_fields=["handler", "state", "outcome", "done_at"])
        current.events.create(kind=EventKind.DONE, user=user, note=outcome)


def reopen(submission: Submission, user: User, seen: int) -> None:
    """Open again; what was done stays in the history."""
    with _step(submission, user, seen) as current:
        _require(current.state == State.DONE)
        current.state = State.IN_PROGRESS if current.handler_id else State.NEW
        current.outcome = ""
        current.done_at = None
        current.save(update_fields=["state", "outcome", "done_at"])
        current.events.create(kind=EventKind.REOPENED, user=user)


def mark_spam(submission: Submission, user: User, seen: int) -> None:
    """Put into the spam box."""
    with _step(submission, user, seen) as current:
        _require(current.box != Box.SPAM)
        current.box = Box.SPAM
        current.save(update_fields=["box"])
        current.events.create(kind=EventKind.MARKED_SPAM, user=user)


def unmark_spam(submission: Submission, user: User, seen: int) -> None:
    """Put from the suspect or spam box into the inbox, and tell the team what it says."""
    with _step(submission, user, seen) as current:
        _require(current.box != Box.INBOX)
        current.box = Box.INBOX
        current.save(update_fields=["box"])
        current.events.create(kind=EventKind.UNMARKED_SPAM, user=user)
        _tell_team(current)


def _tell_team(submission: Submission) -> None:
    """Send what was held back while it looked like spam; what has been sent is not sent again."""
    details = submission.events.filter(kind=EventKind.DETAILED).last()
    if details is None:
        return
    page = submission.page
    site = page.get_site() if page else Site.objects.filter(is_default_site=True).first()
    recipients = route(page, submission.language, site).recipients
    tell_team(submission, details, recipients)
