"""Feedback as residents could have left it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from demo import content
from feedback.enums import Answer, Box, EventKind, State
from feedback.models import Event, Submission
from samverkan.users.models import User


def load_feedback() -> None:
    """The demo's submissions with their histories, unless there is feedback already."""
    if Submission.objects.exists():
        return
    for data in content.read("feedback")["submissions"]:
        load_submission(data)


def load_submission(data: dict[str, Any]) -> None:
    """One submission, dated back from today."""
    page = Page.objects.get(slug=data["page"], locale__language_code="sv").localized.specific
    handler = User.objects.filter(username=data.get("handler", "")).first()
    received = moment(data)
    submission = Submission.objects.create(
        answer=Answer.NO,
        text=data["text"],
        contact_wish=data["contact_wish"],
        contact_email=data.get("contact_email", ""),
        contact_phone=data.get("contact_phone", ""),
        page=page,
        page_title=page.title,
        page_kind=page._meta.label_lower,
        revision=page.live_revision,
        language=data["language"],
        address=page.get_url() or "/",
        box=Box.SUSPECT if "suspicions" in data else Box.INBOX,
        suspicions=data.get("suspicions", []),
        team=page.responsible_unit,
        handler=handler,
        state=State.DONE if "done" in data else State.IN_PROGRESS if handler else State.NEW,
        outcome=data.get("done", ""),
    )
    events = load_history(submission, data, received)
    Submission.objects.filter(pk=submission.pk).update(
        created_at=received,
        detailed_at=events[EventKind.DETAILED],
        done_at=events.get(EventKind.DONE),
    )


def moment(data: dict[str, Any]) -> datetime:
    """When the answer came, in Swedish time."""
    day = timezone.localdate() - timedelta(days=data["days_ago"])
    return timezone.make_aware(datetime.combine(day, data["time"]))


def load_history(
    submission: Submission, data: dict[str, Any], received: datetime
) -> dict[EventKind, datetime]:
    """The lines of the history, and their times by kind."""
    times = {
        EventKind.RECEIVED: received,
        EventKind.DETAILED: received + timedelta(minutes=data["written_after"]),
    }
    if "taken_after" in data:
        times[EventKind.TAKEN] = received + timedelta(hours=data["taken_after"])
    if "done_after" in data:
        times[EventKind.DONE] = received + timedelta(hours=data["done_after"])
    for kind, at in times.items():
        event = Event.objects.create(
            submission=submission,
            kind=kind,
            user=submission.handler if kind in (EventKind.TAKEN, EventKind.DONE) else None,
            note=submission.outcome if kind == EventKind.DONE else "",
        )
        Event.objects.filter(pk=event.pk).update(at=at)
    return times
