"""Storing what residents send: first the answer, then what they were looking for.

What cannot be fitted in (a page deleted meanwhile, a token that is not ours) is stored without it.
The team is told once the answer has become a message, that is with the details; a bare yes or no is
counted and lies in the inbox.
"""

import logging
from dataclasses import replace
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from feedback import notices
from feedback.enums import Answer, Box, EventKind, State
from feedback.models import Event, Submission
from feedback.routing import Route, route
from feedback.subject import OTHER, Subject, read_subject
from samverkan.public_forms import suspicion
from samverkan.public_forms.flood import double_post_key, posted_key
from samverkan.public_forms.suspicion import Suspicion
from samverkan.sites import site_for

logger = logging.getLogger(__name__)

DOUBLE_POST_WINDOW = 5
"""Seconds within which the same client's same answer to one showing of a page is a double click."""

SCOPE = "feedback"
"""What posts are counted as."""

_signer = signing.Signer(salt="feedback.submission", sep=".")


def token_for(submission: Submission) -> str:
    """What the address of the details page says instead of a session."""
    return _signer.sign(submission.reference)


def find_by_token(token: str) -> Submission | None:
    """The submission that the token was made for; None when it is not ours or no longer there."""
    try:
        reference = _signer.unsign(token)
    except signing.BadSignature:
        return None
    return Submission.objects.filter(reference=reference).first()


def store_answer(request: HttpRequest, data: dict[str, Any]) -> Submission:
    """Store a yes or no, once however often it is posted.

    Args:
        request: the post, for what it tells about its sender's haste and honesty.
        data: cleaned data of ``AnswerForm``.
    """
    subject = read_subject(request, **{k: data[k] for k in ("page", "revision", "kind", "address")})
    codes = suspicion.of_post(request, request.POST.dict())
    key = _client_key(request, data, subject)
    try:
        return _create(request, subject, data["answer"], codes, key)
    except IntegrityError:
        # The page was deleted between the look-up and the commit.
        subject = replace(subject, page=None, revision_id=None)
        return _create(request, subject, data["answer"], codes, key)


def store_details(
    request: HttpRequest, submission: Submission | None, data: dict[str, Any]
) -> Submission:
    """Store what the resident was looking for, once however often it is posted.

    Other details sent with the same token become a submission of their own: whoever sent them,
    neither text nor contact wish may take the place of what somebody sent before.

    Args:
        request: the post.
        submission: the answer that the details belong to; None when its token is not ours. Then,
            and when it has just been deleted, the message becomes a submission of its own.
        data: cleaned data of ``DetailsForm``.
    """
    codes = suspicion.of_post(request, request.POST.dict())
    with transaction.atomic():
        locked = _locked(submission) if submission else None
        if locked is None:
            codes |= {Suspicion.NO_STAMP}
            locked = _without_answer(request, data, codes)
        if locked.detailed_at:
            stored = _same_details(locked, data)
            if stored:
                return stored
            locked = _another(locked)
            codes |= suspicion.of_sender(request, SCOPE)
        codes |= suspicion.of_text(data["text"], SCOPE)
        event = _add_details(locked, data, codes)
        _tell_team(request, locked, event)
    return locked


def _locked(submission: Submission) -> Submission | None:
    """The submission as it is now, locked; None when it is gone."""
    return Submission.objects.select_for_update().filter(pk=submission.pk).first()


def _without_answer(
    request: HttpRequest, data: dict[str, Any], codes: set[Suspicion]
) -> Submission:
    """A submission for details that belong to no answer, once however often they are posted."""
    subject = read_subject(request, page="", revision="", kind=OTHER, address="")
    key = double_post_key(request, data["text"], DOUBLE_POST_WINDOW)
    made = _create(request, subject, Answer.NO, codes, key)
    return _locked(made) or made


def _client_key(request: HttpRequest, data: dict[str, Any], subject: Subject) -> str:
    what = f"{subject.address} {data['answer']} {data['stamp']}"
    key = posted_key(data["client_key"]) or double_post_key(request, what, DOUBLE_POST_WINDOW)
    return f"{key}-{data['answer']}"


def box_for(suspicions: list[str]) -> Box:
    """Where a submission with these suspicions belongs.

    Staff see the suspect box with the reasons and can take out what lies there; no e-mail is sent
    about it meanwhile.
    """
    return Box.SUSPECT if suspicion.is_suspect(suspicions) else Box.INBOX


@transaction.atomic
def _create(
    request: HttpRequest, subject: Subject, answer: str, codes: set[Suspicion], key: str
) -> Submission:
    submission, created = Submission.objects.get_or_create(
        client_key=key,
        defaults={
            "answer": answer,
            "page": subject.page,
            "page_title": subject.page_title,
            "page_kind": subject.page_kind,
            "revision_id": subject.revision_id,
            "language": subject.language,
            "address": subject.address,
        },
    )
    if created:
        submission.suspicions = sorted(codes | suspicion.of_sender(request, SCOPE))
        submission.box = box_for(submission.suspicions)
        submission.team = _route(request, submission).team
        submission.save(update_fields=["suspicions", "box", "team"])
        submission.events.create(kind=EventKind.RECEIVED)
    return submission


def _same_details(submission: Submission, data: dict[str, Any]) -> Submission | None:
    """Where these very details are stored already: here, or in one that came of the same token."""
    names = ("text", "contact_wish", "contact_email", "contact_phone")
    return Submission.objects.filter(
        address=submission.address,
        language=submission.language,
        created_at__gte=submission.created_at,
        **{name: data[name] for name in names},
    ).first()


def _another(submission: Submission) -> Submission:
    """A further submission about the same page, still without details."""
    another = Submission.objects.create(
        answer=Answer.NO,
        page_id=submission.page_id,
        page_title=submission.page_title,
        page_kind=submission.page_kind,
        revision_id=submission.revision_id,
        language=submission.language,
        address=submission.address,
        team_id=submission.team_id,
    )
    another.events.create(kind=EventKind.RECEIVED)
    return another


def _add_details(submission: Submission, data: dict[str, Any], codes: set[Suspicion]) -> Event:
    submission.text = data["text"]
    submission.contact_wish = data["contact_wish"]
    submission.contact_email = data["contact_email"]
    submission.contact_phone = data["contact_phone"]
    submission.detailed_at = timezone.now()
    submission.answer = Answer.NO
    # Who wrote a text has had time to read, however fast the first click was.
    kept = set(submission.suspicions) - {Suspicion.TOO_FAST}
    submission.suspicions = sorted(kept | codes)
    if submission.box != Box.SPAM and not _cleared_by_staff(submission):
        submission.box = box_for(submission.suspicions)
    if submission.state == State.DONE:
        submission.state, submission.done_at = State.NEW, None
        submission.events.create(kind=EventKind.REOPENED)
    submission.save()
    return submission.events.create(kind=EventKind.DETAILED)


def _cleared_by_staff(submission: Submission) -> bool:
    return submission.events.filter(kind=EventKind.UNMARKED_SPAM).exists()


def _route(request: HttpRequest, submission: Submission) -> Route:
    """The submission's route; a failure there must not cost the resident's message."""
    try:
        with transaction.atomic():
            site = site_for(request)
            return route(submission.page, submission.language, site)
    except Exception:
        logger.exception("Feedback %s could not be routed", submission.reference)
        return Route(None, ())


def _tell_team(request: HttpRequest, submission: Submission, event: Event) -> None:
    if submission.box != Box.INBOX:
        return
    recipients = _route(request, submission).recipients
    if not recipients:
        logger.warning("Feedback %s waits in the inbox: nobody has a mailbox", submission.reference)
    try:
        with transaction.atomic():
            notices.tell_team(submission, event, recipients)
    except Exception:
        logger.exception("Feedback %s could not be announced", submission.reference)
