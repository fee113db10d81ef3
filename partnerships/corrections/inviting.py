"""Making a link, and sending it to the organisation's contact person."""

from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.log_actions import log

from organisations.models import ContactPerson, Organisation
from partnerships.corrections.links import secret_address
from partnerships.models import CorrectionLink, PartnershipPage
from samverkan import languages
from samverkan.outbox.queue import queue_email

INVITED = "partnerships.correction_invited"
WITHDRAWN = "partnerships.correction_withdrawn"


def invite(
    page: PartnershipPage, user: Any, organisation: Organisation, contact: ContactPerson | None
) -> CorrectionLink:
    """Make a link, and queue an e-mail with it where there is a contact."""
    with transaction.atomic():
        link = CorrectionLink.objects.create(
            page=page, organisation=organisation, contact=contact, created_by=user
        )
        data = {"organisation": str(organisation)}
        log(instance=page, action=INVITED, user=user, data=data)
        if contact:
            send(link, contact.email)
    return link


def send(link: CorrectionLink, recipient: str) -> None:
    """Queue the e-mail with the link."""
    with translation.override(languages.SOURCE.code):
        context = {"link": link, "page": link.page, "address": secret_address(link)}
        name = "partnerships/email/correction_link"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
    key = f"partnership-correction-link:{link.pk}:sent"
    queue_email(key, recipient, " ".join(subject.split()), text)
