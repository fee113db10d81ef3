"""Making the draft."""

from datetime import date

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction

from events.copying.dates import Move
from events.models import EventPage
from samverkan.users.models import User


@transaction.atomic
def copy_to(page: EventPage, first_day: date, title: str, slug: str, user: User) -> EventPage:
    """A draft like the latest version of an event, beside it, which begins on another day.

    Times of day stay; every occasion is planned again. Nobody is registered for it.

    Raises:
        PermissionDenied: the user may not add a page there.
    """
    latest: EventPage = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    occasions = list(latest.occasions.all())
    move = Move.to(first_day, occasions)
    for occasion in occasions:
        move.apply(occasion)
    # Only in memory: the page that is copied from is never saved.
    latest.occasions.set(occasions)
    draft: EventPage = CopyPageAction(
        page=latest,
        to=page.get_parent(),
        update_attrs={
            "title": title,
            "draft_title": title,
            "slug": slug,
            "opens_at": latest.opens_at and move.moment(latest.opens_at),
            "closes_at": latest.closes_at and move.moment(latest.closes_at),
            "go_live_at": None,
            "expire_at": None,
            "expired": False,
        },
        copy_revisions=False,
        keep_live=False,
        user=user,
    ).execute()
    return draft
