"""Keeping what is proposed, and telling staff that it has come."""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from partnerships import reminders
from partnerships.corrections.forms import CorrectionForm
from partnerships.models import CorrectedField, Correction, CorrectionLink
from samverkan import languages
from samverkan.outbox.queue import queue_email
from samverkan.public_forms import suspicion
from samverkan.public_forms.flood import double_post_key

SCOPE = "corrections"
DOUBLE_POST_WINDOW = 60
"""Seconds within which the same client's same proposal is a double click."""


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
            with translation.override(languages.SOURCE.code):
                CorrectedField.objects.bulk_create(
                    CorrectedField(
                        correction=correction,
                        name=value.name,
                        label=f"{value.group}: {value.label}"[:250],
                        old=value.text,
                        new=text,
                    )
                    for value, text in changed
                )
            if not correction.is_suspect:
                tell_staff(correction)
    return correction


def tell_staff(correction: Correction) -> None:
    """Queue one e-mail to whoever answers for the page; nothing in it is personal."""
    page = correction.link.page
    recipient = reminders.recipient_for(page)
    if not recipient:
        return
    with translation.override(languages.SOURCE.code):
        path = reverse("partnership_correction", args=[correction.pk])
        context = {
            "page": page,
            "organisation": correction.link.organisation,
            "admin_url": settings.WAGTAILADMIN_BASE_URL + path,
            "language": languages.SOURCE,
        }
        name = "partnerships/email/correction_received"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
    queue_email(f"{about(correction)}received", recipient, " ".join(subject.split()), text)
