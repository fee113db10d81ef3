"""The public form that people register with, and the page that thanks them.

No cookie, no session, no script. A post is never refused for looking like a robot's: the address
then has to be confirmed, and holds no place until it is.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.wagtail_hooks import check_view_restrictions

from events.models import EventPage, Occasion
from events.registration import links, places
from events.registration.enums import AnswerKind, Refusal, State
from events.registration.forms import TEXTS, RegistrationForm
from events.registration.places import Application
from events.registration.questions import questions_of
from events.registration.rules import Refused, refusal_for
from events.registration.seats import seats
from samverkan import languages
from samverkan.public_forms import suspicion
from samverkan.public_forms.flood import double_post_key, posted_key
from samverkan.public_forms.origin import own_origin_only
from samverkan.public_forms.timestamp import stamp

logger = logging.getLogger(__name__)

never_kept = cache_control(private=True, no_store=True)

SCOPE = "registration"
"""What posts are counted as."""

DOUBLE_POST_WINDOW = 5
"""Seconds within which the same client's same post is a double click."""


def for_its_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a view of an occasion: what opens the event's page opens it, be it a password."""

    @wraps(view)
    def asked_first(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
        occasion, page = occasion_to_register_for(pk)

        def show(page: EventPage, request: HttpRequest, args: Any, more: Any) -> HttpResponse:
            return view(request, occasion, page, **more)

        response: HttpResponse = check_view_restrictions(show)(page, request, [], more)
        return response

    return asked_first


@own_origin_only
@never_kept
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_readers
def register(request: HttpRequest, occasion: Occasion, page: EventPage) -> HttpResponse:
    """Show the form, or why there is none; store what is sent, and thank."""
    shown = links.version_for(page, languages.reader_code())
    questions = questions_of(page, shown)
    frame: dict[str, Any] = {"occasion": occasion, "page_of": page, "shown": shown}
    refusal = refusal_for(page, occasion, timezone.now())
    if request.method != "POST":
        room = seats(occasion)
        if refusal is None and room.is_full and not room.can_wait(1):
            refusal = Refusal.FULL
        form = RegistrationForm(questions, page.most_together)
        context = frame | {"form": form, "room": room, "refusal": refusal}
        return form_page(request, context)
    form = RegistrationForm(questions, page.most_together, request.POST)
    context = frame | {"form": form, "room": seats(occasion)}
    if not form.is_valid():
        return form_page(request, context, status=422)
    if form.needs_warning:
        return form_page(request, context | {"warn": True})
    try:
        told = places.register(occasion.pk, application(request, occasion.pk, form))
    except Refused as refused:
        is_shut = refused.refusal is not Refusal.TOO_MANY
        context |= {"refused": refused, "refusal": refused.refusal if is_shut else None}
        return form_page(request, context, status=409)
    return see_other(reverse("events:thanks", args=[occasion.pk, links.thanks_token(told)]))


@never_kept
@require_safe
@for_its_readers
def thanks(request: HttpRequest, occasion: Occasion, page: EventPage, token: str) -> HttpResponse:
    """Thank for a registration, the same whoever sent it: everything else stands in the e-mail."""
    told = links.told_by(token)
    if told is None:
        raise Http404("Not our token")
    context = {
        "title": _("Thank you"),
        "occasion": occasion,
        "shown": links.version_for(page, languages.reader_code()),
        "is_registered": told is State.REGISTERED,
        "is_waiting": told is State.WAITING,
    }
    return private(render(request, "events/registration/thanks.html", context))


def occasion_to_register_for(pk: int) -> tuple[Occasion, EventPage]:
    """An occasion and its event in the source language.

    Raises:
        Http404: when there is none on the site. Not everybody may read of what there is.
    """
    rows = Occasion.objects.select_related("place")
    occasion = get_object_or_404(rows, pk=min(pk, 2**63 - 1))
    pages = EventPage.objects.published().unexpired().select_related("locale", "place")
    page = pages.filter(pk=occasion.page_id).first()
    if page is None:
        raise Http404("Not on the site")
    return occasion, page


def application(request: HttpRequest, pk: int, form: RegistrationForm) -> Application:
    """What was sent, and how much speaks for a robot."""
    given = form.given()
    email = next((one.value for one in given if one.kind == AnswerKind.EMAIL), "")
    codes = suspicion.of_post(request, request.POST.dict())
    codes |= suspicion.of_sender(request, SCOPE)
    for one in given:
        if one.kind in {*TEXTS, AnswerKind.NAME, AnswerKind.ORGANISATION}:
            codes |= suspicion.of_text(one.value, SCOPE) - {suspicion.Suspicion.REPEATED}
    key = posted_key(form.cleaned_data["client_key"]) or double_post_key(
        request, f"registration {pk}", DOUBLE_POST_WINDOW
    )
    return Application(
        # The random key of one showing, for one address: who goes back and changes the address
        # registers somebody else.
        client_key=salted_hmac(f"registration {pk} {key}", email.lower()).hexdigest(),
        language=languages.reader_code(),
        size=form.size,
        answers=given,
        suspicions=sorted(codes),
        is_suspect=suspicion.is_suspect(codes),
    )


def form_page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page with the form, as it was sent where it was."""
    form = context["form"]
    hidden = {
        "stamp": form["stamp"].value() or stamp(),
        "client_key": form["client_key"].value() or get_random_string(32),
        "seen_warning": "1" if context.get("warn") else form["seen_warning"].value() or "",
    }
    title = _("Register: %(event)s") % {"event": context["shown"].title}
    if form.errors or context.get("refused"):
        title = _("Error: %(title)s") % {"title": title}
    context = {"title": title, "hidden": hidden, "language": translation.get_language(), **context}
    return private(render(request, "events/registration/form.html", context, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """An answer that no search engine keeps and whose address no other site gets."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def see_other(address: str) -> HttpResponse:
    """303: the browser fetches the next page with GET, and reloading it posts nothing."""
    response = redirect(address)
    response.status_code = 303
    return response
