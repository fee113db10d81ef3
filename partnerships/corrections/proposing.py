"""Keeping what is proposed, and telling staff that it has come."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from partnerships import reminders
from partnerships.corrections.fields import Value
from partnerships.corrections.forms import CorrectionForm
from partnerships.models import CorrectedField, Correction, CorrectionLink
from samverkan import languages
from samverkan.outbox.queue import queue_email
from samverkan.public_forms import suspicion
from samverkan.public_forms.flood import double_post_key

SCOPE = "corrections"
DOUBLE_POST_WINDOW = 60
"""Seconds within which the same client's same proposal is a double click."""
MOST_OF_A_GROUP = 160
"""Characters of the name of a row before that of its field."""


def about(correction: Correction) -> str:
    """How the keys of all e-mail about a correction begin."""
    return f"partnership-correction:{correction.pk}:"


def store(request: HttpRequest, link: CorrectionLink, form: CorrectionForm) -> Correction:
    """Keep a proposal, once however often it is posted, and tell staff.

    Args:
        request: the post, for what it tells about its sender's haste and honesty.
        link: the secret link that it came through.
        form: the valid form.
    """
    changed = form.changed
    what = " ".join([link.reference, *(f"{value.name}={text}" for value, text in changed)])
    codes = suspicion.of_post(request, request.POST.dict())
    with transaction.atomic():
        correction, is_new = Correction.objects.get_or_create(
            client_key=double_post_key(request, what, DOUBLE_POST_WINDOW),
            defaults={
                "link": link,
                "email": form.cleaned_data["email"],
                "language": languages.reader_code(),
            },
        )
        if is_new:
            codes |= suspicion.of_sender(request, SCOPE)
            correction.suspicions = sorted(codes)
            correction.is_suspect = suspicion.is_suspect(codes)
            correction.save(update_fields=["suspicions", "is_suspect"])
            keep(correction, changed)
            if not correction.is_suspect:
                tell_staff(correction)
    return correction


def keep(correction: Correction, changed: Iterable[tuple[Value, str]]) -> None:
    """Store the values that are proposed, with their new text, by what staff call them."""
    with translation.override(languages.SOURCE.code):
        CorrectedField.objects.bulk_create(
            CorrectedField(
                correction=correction,
                name=value.name,
                label=f"{value.group[:MOST_OF_A_GROUP]}: {value.label}"[:250],
                old=value.text,
                new=text,
            )
            for value, text in changed
        )


def tell_staff(correction: Correction, what: str = "received") -> None:
    """Queue one e-mail to whoever answers for the page; nothing in it is personal.

    Args:
        correction: what has come, or has waited for long.
        what: names the occasion; each is told of once.
    """
    page = correction.link.page
    recipient = reminders.recipient_for(page)
    if not recipient:
        return
    with translation.override(languages.SOURCE.code):
        path = reverse("partnership_correction", args=[correction.pk])
        context = {
            "page": page,
            "organisation": correction.link.organisation,
            "received": correction.created_at,
            "has_waited": what != "received",
            "admin_url": settings.WAGTAILADMIN_BASE_URL + path,
            "language": languages.SOURCE,
        }
        name = "partnerships/email/correction_received"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
    queue_email(f"{about(correction)}{what}", recipient, " ".join(subject.split()), text)
