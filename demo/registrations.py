"""Who has registered to the events of the demo. Nobody gets e-mail about it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from demo import content
from events.models import Answer, EventPage, LogEntry, Registration
from events.registration.enums import Ending, LogKind, State
from events.registration.questions import questions_of


def load_registrations() -> None:
    """The registrations with their answers and logs, unless there are some already."""
    if Registration.objects.exists():
        return
    for number, data in enumerate(content.read("registrations")["registrations"]):
        load_registration(data, number)


def load_registration(data: dict[str, Any], number: int) -> None:
    """One registration, dated back from today.

    Args:
        data: what the content file says.
        number: its place in the file, which the waiting list follows.
    """
    page = EventPage.objects.get(slug=data["event"], locale__language_code="sv")
    received = timezone.now() - timedelta(days=data["days_ago"], minutes=37 * number)
    state = State(data.get("state", State.REGISTERED))
    registration = Registration(
        occasion=page.all_occasions[data.get("occasion", 1) - 1],
        language=data.get("language", "sv"),
        state=state,
        size=data.get("size", 1),
        queue_number=number if state is State.WAITING else None,
        confirmed_at=received if page.needs_confirmation else None,
    )
    log = [(LogKind.WAITING if state is State.WAITING else LogKind.REGISTERED, received)]
    if "cancelled_after_days" in data:
        registration.cancelled_at = received + timedelta(days=data["cancelled_after_days"])
        registration.state, registration.ended = State.CANCELLED, Ending.SELF
        log.append((LogKind.CANCELLED, registration.cancelled_at))
    registration.save()
    Registration.objects.filter(pk=registration.pk).update(created_at=received)
    Answer.objects.bulk_create(answers_of(registration, page, data["answers"]))
    load_log(registration, log)


def answers_of(registration: Registration, page: EventPage, given: dict[str, str]) -> list[Answer]:
    """The answers to the event's questions, not saved yet.

    Raises:
        ValueError: the event does not ask one of the questions.
    """
    answers = [
        Answer(
            registration=registration,
            field=question.field,
            kind=question.kind,
            label=question.label,
            value=given.get(question.field) or given[question.label],
            keep_days=question.keep_days,
        )
        for question in questions_of(page, page)
        if question.field in given or question.label in given
    ]
    if len(answers) != len(given):
        raise ValueError(f"{page}: asks not all of {list(given)}")
    return answers


def load_log(registration: Registration, lines: list[tuple[LogKind, datetime]]) -> None:
    """What happened to the registration, and when."""
    for kind, at in lines:
        line = LogEntry.objects.create(registration=registration, kind=kind)
        LogEntry.objects.filter(pk=line.pk).update(at=at)
