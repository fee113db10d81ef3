"""The secret page of one registration: what it says, and what its owner can do.

Mail programs fetch every link in an e-mail, so nothing changes by GET: each link opens a page with
a button.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.icalendar import occasion_ics
from events.models import Registration
from events.registration import links, places
from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind, Refusal, State
from events.registration.forms import RegistrationForm, initial_of
from events.registration.questions import Question, questions_of
from events.registration.rules import Refused, can_offer
from events.registration.seats import place_in_line
from events.registration.views import never_kept, private, see_other
from samverkan import languages
from samverkan.public_forms.origin import own_origin_only

Act = Callable[[int], Registration]

ACTS: dict[str, Act] = {
    "confirm": places.confirm,
    "cancel": places.cancel,
    "accept": places.accept,
}
"""What the buttons of the page do. Declining and leaving the line are ways to cancel."""


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Tell how the registration stands; do what a button says."""
    registration = find(token)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        try:
            if act is None:
                raise Refused(Refusal.GONE)
            act(registration.pk)
        except Refused as refused:
            return mine_page(request, token, find(token), refused=refused)
        return see_other(reverse("events:mine", args=[token]))
    return mine_page(request, token, registration)


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person change the answers and how many they are; not the address."""
    registration = find(token)
    if not can_change(registration):
        return see_other(reverse("events:mine", args=[token]))
    page, questions = registration.occasion.page, questions_to_change(registration)
    most = max(page.most_together, registration.size)
    given = {answer.field: answer.value for answer in registration.answers.all()}
    initial = {**initial_of(questions, given), "size": registration.size}
    sent = request.POST if request.method == "POST" else None
    form = RegistrationForm(questions, most, sent, initial=initial)
    context: dict[str, Any] = {"form": form, "token": token, "registration": registration}
    status = 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif form.needs_warning:
            context["warn"] = True
        else:
            try:
                places.change(registration.pk, form.size, [*kept(registration), *form.given()])
            except Refused as refused:
                context["refused"], status = refused, 409
            else:
                return see_other(reverse("events:mine", args=[token]))
    shown = links.version_for(page, languages.reader_code())
    context |= {
        "title": _("Change your registration"),
        "shown": shown,
        "occasion": registration.occasion,
        "hidden": {"seen_warning": "1" if context.get("warn") else ""},
    }
    return private(render(request, "events/registration/change.html", context, status=status))


@never_kept
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The occasion for the person's own calendar, with the private address for whoever is in."""
    registration = find(token)
    code = languages.reader_code()
    page = registration.occasion.page
    content = occasion_ics(
        registration.occasion,
        links.version_for(page, code),
        language=code,
        online_url=online_address(registration),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="event.ics"'
    return private(response)


def find(token: str) -> Registration:
    """The registration that a token is for.

    Raises:
        Http404: when it is not ours.
    """
    registration = links.registration_of(token)
    if registration is None:
        raise Http404("Not our token")
    return registration


def mine_page(
    request: HttpRequest,
    token: str,
    registration: Registration,
    refused: Refused | None = None,
) -> HttpResponse:
    """How a registration stands, with the buttons that it has."""
    occasion, now = registration.occasion, timezone.now()
    page = occasion.page
    waits = registration.state == State.WAITING
    context = {
        "title": _("Your registration"),
        "token": token,
        "registration": registration,
        "refused": refused,
        "occasion": occasion,
        "page_of": page,
        "shown": links.version_for(page, languages.reader_code()),
        "place_in_line": place_in_line(registration) if waits else 0,
        "offer_stands": is_offered(registration),
        "can_confirm": can_confirm(registration),
        "can_cancel": registration.is_active and not has_begun(registration),
        "can_change": can_change(registration),
        "online_url": online_address(registration),
        "answers": told_answers(registration),
        "is_over": occasion.has_ended(now),
    }
    status = 409 if refused else 200
    return private(render(request, "events/registration/mine.html", context, status=status))


def has_begun(registration: Registration) -> bool:
    """Whether it is too late to change anything; what is postponed has not begun."""
    occasion = registration.occasion
    return occasion.starts_at <= timezone.now() and not occasion.is_postponed


def is_offered(registration: Registration) -> bool:
    """Whether a place is offered that can still be accepted."""
    ends = registration.offer_expires_at
    return registration.state == State.OFFERED and ends is not None and ends > timezone.now()


def can_confirm(registration: Registration) -> bool:
    """Whether the address can still be confirmed."""
    waits = State.UNCONFIRMED in (registration.state, registration.ended)
    return waits and can_offer(registration.occasion, timezone.now())


def can_change(registration: Registration) -> bool:
    """Whether there is anything to change, and time for it."""
    return registration.is_active and not has_begun(registration) and bool(registration.email)


def online_address(registration: Registration) -> str:
    """Where to take part online: told to those who have a place, or to everybody."""
    page = registration.occasion.page
    is_told = registration.state == State.REGISTERED or not page.online_url_is_private
    return page.online_url if is_told else ""


def questions_to_change(registration: Registration) -> list[Question]:
    """The event's questions, without the e-mail address that the secret page belongs to."""
    page = registration.occasion.page
    asked = questions_of(page, links.version_for(page, languages.reader_code()))
    return [question for question in asked if question.kind != AnswerKind.EMAIL]


def kept(registration: Registration) -> list[GivenAnswer]:
    """What changing the answers leaves as it is."""
    return [
        GivenAnswer(answer.field, answer.kind, answer.label, answer.value, answer.keep_days)
        for answer in registration.answers.all()
        if answer.kind == AnswerKind.EMAIL
    ]


def told_answers(registration: Registration) -> list[tuple[Question | None, str, str, str]]:
    """What the person has answered: the question where it is still asked, its words, the answer.

    The last is the answer as the reader chose it, in the language of the page.
    """
    page = registration.occasion.page
    asked = {
        q.field: q for q in questions_of(page, links.version_for(page, languages.reader_code()))
    }
    told = []
    for answer in registration.answers.all():
        question = asked.get(answer.field)
        value = answer.value
        if answer.kind == AnswerKind.TICK:
            value = _("Yes")
        elif question:
            value = dict(question.choices).get(answer.value, answer.value)
        told.append((question, question.shown if question else answer.label, answer.kind, value))
    return told
