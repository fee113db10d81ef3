"""What the editor of an event shows of its registrations."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from events.admin.access import Visitor, may_manage
from events.admin.counts import with_counts
from events.admin.words import when
from events.models import EventPage, Occasion

SHOWN = 12
"""The most occasions that the editor lists."""


def numbers_for(page: EventPage, user: Visitor) -> dict[str, Any]:
    """The occasions to come with their numbers; the way to them for those who may go there."""
    occasions = Occasion.objects.of(page.translation_key).to_come()
    soonest = with_counts(occasions).order_by("starts_at", "pk")[:SHOWN]
    return {
        "rows": [{"occasion": occasion, "when": when(occasion)} for occasion in soonest],
        "may_manage": may_manage(user),
        "all_url": list_address(page),
    }


def list_address(page: EventPage) -> str:
    """The list of an event's occasions, whichever language the page is in."""
    return f"{reverse('registrations:index')}?{urlencode({'event': page.translation_key})}"
