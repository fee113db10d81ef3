"""Feedback as residents could have left it."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from demo import content
from feedback.enums import Answer, Box, EventKind, State
from feedback.models import Event, Submission


def load_feedback() -> None:
    """The demo's submissions, unless there is feedback already."""
    if Submission.objects.exists():
        return
    for data in content.read("feedback")["submissions"]:
        page = Page.objects.get(slug=data["page"], locale__language_code="sv").localized.specific
        received = timezone.now() - timedelta(days=data["days_ago"])
        done = data.get("done", "")
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
            state=State.DONE if done else State.NEW,
            outcome=done,
            detailed_at=received,
            done_at=received + timedelta(days=1) if done else None,
        )
        Submission.objects.filter(pk=submission.pk).update(created_at=received)
        Event.objects.create(submission=submission, kind=EventKind.RECEIVED)
        if done:
            Event.objects.create(submission=submission, kind=EventKind.DONE, note=done)
