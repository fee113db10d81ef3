"""The question's own pages: answer, details, thanks. Each works whole or as a fragment.

A script asks for fragments with ``X-Requested-With: fetch``; without scripts the same views are
plain pages. Nothing is kept by caches, and search engines are told to leave.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from feedback import submissions
from feedback.enums import Answer, ContactWish
from feedback.forms import AnswerForm, DetailsForm
from feedback.models import FeedbackSettings, Submission
from feedback.question import Question
from feedback.subject import OTHER
from samverkan.public_forms.origin import own_origin_only
from samverkan.public_forms.timestamp import stamp
from samverkan.sites import site_for

never_kept = cache_control(private=True, no_store=True)


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Store yes or no at once; then thank, or ask what was looked for."""
    form = AnswerForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        posted = request.method == "POST"
        question = Question.from_post(request.POST) if posted else Question.about(OTHER)
        context = {"question": question, "form": form if posted else None}
        return _page(request, "feedback/answer.html", context, status=422 if posted else 200)
    submission = submissions.store_answer(request, form.cleaned_data)
    following = "feedback:thanks" if submission.answer == Answer.YES else "feedback:details"
    return _see_other(reverse(following, args=[submissions.token_for(submission)]))


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what was looked for and how to reach the resident, and store it.

    A post whose token is not ours, or whose submission is gone, is stored all the same.
    """
    submission = submissions.find_by_token(token)
    if request.method != "POST":
        if submission is None:
            raise Http404("No such submission")
        return _details_page(request, token, DetailsForm(), submission=submission)
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return _details_page(request, token, form, status=422)
    if form.needs_warning:
        return _details_page(request, token, form, warn=True)
    stored = submissions.store_details(request, submission, form.cleaned_data)
    return _see_other(reverse("feedback:thanks", args=[submissions.token_for(stored)]))


@never_kept
@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Thank the resident; for a message, tell its reference number and when to expect an answer."""
    submission = submissions.find_by_token(token)
    if submission is None:
        raise Http404("No such submission")
    context = {
        "submission": submission,
        "answer_days": _answer_days(request),
        "wants_contact": submission.contact_wish != ContactWish.NONE,
    }
    return _page(request, "feedback/thanks.html", context)


def _details_page(
    request: HttpRequest,
    token: str,
    form: DetailsForm,
    *,
    submission: Submission | None = None,
    warn: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "token": token,
        "warn": warn,
        "submission": submission,
        "sent_before": submission if submission and submission.detailed_at else None,
        "stamp": form["stamp"].value() or stamp(),
        "seen_warning": "1" if warn else form["seen_warning"].value(),
        "answer_days": _answer_days(request),
    }
    return _page(request, "feedback/details.html", context, status=status)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A whole page, or for the script only what the page's content block holds."""
    is_fragment = request.headers.get("X-Requested-With") == "fetch"
    frame = {
        "layout": "feedback/fragment.html" if is_fragment else "feedback/page.html",
        "heading": "h2" if is_fragment else "h1",
        "title": _("Feedback"),
    }
    response = render(request, template, frame | context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _see_other(address: str) -> HttpResponse:
    """303: the browser fetches the next page with GET, and reloading it posts nothing."""
    response = redirect(address)
    response.status_code = 303
    return response


def _answer_days(request: HttpRequest) -> int:
    """Working days within which an answer is promised on the site."""
    site = site_for(request)
    settings = FeedbackSettings.for_site(site) if site else FeedbackSettings()
    return settings.answer_days
