"""E-mail to whoever proposed an event, in their language.

The receipt repeats nothing that was typed into the form: nobody shall be able to send texts of
their own to strangers through it.
"""

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from events.models import EventProposal
from events.proposals.enums import Decision
from samverkan import languages
from samverkan.outbox.queue import queue_email
from samverkan.pages.translations import page_address


def about(proposal: EventProposal) -> str:
    """How the keys of all e-mail about a proposal begin."""
    return f"event-proposal:{proposal.pk}:"


def send_receipt(proposal: EventProposal, day: date) -> None:
    """Say that the proposal has come."""
    send(proposal, "receipt", {"day": day})


def send_decision(proposal: EventProposal) -> None:
    """Say what was decided; each decision is told once."""
    address = ""
    if proposal.page and proposal.decision == Decision.PUBLISHED:
        address = page_address(proposal.page, None, proposal.language, absolute=True)
    send(proposal, proposal.decision, {"address": address})


def send(proposal: EventProposal, what: str, context: dict[str, Any]) -> None:
    """Queue one e-mail about the proposal."""
    language = languages.get(proposal.language)
    with translation.override(language.code):
        context = {"proposal": proposal, "language": language, **context}
        name = f"events/email/proposal_{what}"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
        html = render_to_string(f"{name}.html", context)
    queue_email(f"{about(proposal)}{what}", proposal.email, " ".join(subject.split()), text, html)
