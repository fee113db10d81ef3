"""Storing a proposal: a draft below the calendar, and who proposed it."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.html import linebreaks
from django.utils.text import slugify
from wagtail.models import Page

from events.models import EventIndexPage, EventPage, EventProposal, Organiser
from events.proposals import mails
from events.proposals.forms import ProposalForm
from samverkan import languages
from samverkan.public_forms import suspicion
from samverkan.public_forms.flood import double_post_key
from samverkan.sites import site_for

SCOPE = "event-proposals"
DOUBLE_POST_WINDOW = 60
"""Seconds within which the same client's same proposal is a double click."""

MAX_SLUG = 80


def calendar_for(request: HttpRequest) -> EventIndexPage | None:
    """The calendar of the reader's site that takes proposals, if any."""
    site = site_for(request)
    if site is None:
        return None
    calendars = EventIndexPage.objects.live().public().descendant_of(site.root_page)
    return calendars.filter(
        takes_proposals=True, locale__language_code=languages.SOURCE.code
    ).first()


def store(request: HttpRequest, calendar: EventIndexPage, form: ProposalForm) -> EventProposal:
    """Keep a proposal, once however often it is posted, and send a receipt.

    Args:
        request: the post, for what it tells about its sender's haste and honesty.
        calendar: where the draft goes.
        form: the valid form.
    """
    data = form.cleaned_data
    codes = suspicion.of_post(request, request.POST.dict())
    what = " ".join(str(data[name]) for name in ("title", "day", "email", "stamp"))
    with transaction.atomic():
        proposal, is_new = EventProposal.objects.get_or_create(
            client_key=double_post_key(request, what, DOUBLE_POST_WINDOW),
            defaults={
                "title": data["title"],
                "name": data["name"],
                "email": data["email"],
                "phone": data["phone"],
                "language": languages.reader_code(),
            },
        )
        if is_new:
            written = f"{data['title']} {data['lead']} {data['text']}"
            codes |= suspicion.of_sender(request, SCOPE) | suspicion.of_text(written, SCOPE)
            proposal.suspicions = sorted(codes)
            proposal.is_suspect = suspicion.is_suspect(codes)
            proposal.page = make_draft(calendar, form)
            proposal.save(update_fields=["suspicions", "is_suspect", "page"])
            if not proposal.is_suspect:
                mails.send_receipt(proposal, data["day"])
    return proposal


def make_draft(calendar: EventIndexPage, form: ProposalForm) -> EventPage:
    """The proposed event as a draft, without anything about who proposed it."""
    # Two drafts at the same moment would get the same place in the tree.
    parent = EventIndexPage.objects.select_for_update(of=("self",)).get(pk=calendar.pk)
    data = form.cleaned_data
    page = EventPage(
        title=data["title"],
        slug=free_slug(data["title"], parent),
        lead=data["lead"],
        form=data["attendance"],
        place_note=data["place"],
        body=blocks("text", linebreaks(data["text"], autoescape=True)) if data["text"] else "",
        locale=parent.locale,
        live=False,
        has_unpublished_changes=True,
    )
    page.occasions.add(form.occasion())
    page.organisers.add(Organiser(name=data["organiser"]))
    parent.add_child(instance=page)
    page.save_revision(clean=False)
    return page


def blocks(kind: str, value: Any) -> str:
    """One block as a stream field stores it."""
    return json.dumps([{"type": kind, "value": value}])


def free_slug(title: str, parent: Page) -> str:
    """A name in the address that no page beside it has."""
    wanted = slugify(title)[:MAX_SLUG].strip("-") or "evenemang"
    slug, number = wanted, 1
    while not Page._slug_is_available(slug, parent):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
