"""What runs again and again for registrations. Each job can run twice, or stop half-way."""

import logging
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from events.enums import OccasionState
from events.models import EventPage, Occasion, Registration
from events.registration import history, letters, places
from events.registration.enums import LogKind, State
from events.registration.locks import locked_registration
from events.registration.rules import CONFIRM_WITHIN, Refused

logger = logging.getLogger(__name__)

CALLED_OFF = (OccasionState.CANCELLED, OccasionState.POSTPONED)
THANKED_WITHIN = timedelta(days=14)
"""How long after an occasion its material can still lead to a letter."""


def every_minute() -> None:
    """The job: places, reminders, thanks and letters; what fails holds up nothing else.

    Raises:
        ExceptionGroup: what failed, for the schedule to note.
    """
    errors: list[Exception] = []
    for work in (settle_places, remind, thank, letters.send_due):
        try:
            work()
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("Some of the work on registrations failed", errors)


def settle_places() -> None:
    """Take back what was not accepted or confirmed in time, and offer what is free."""
    now = timezone.now()
    rows = Registration.objects.filter(
        Q(state=State.OFFERED, offer_expires_at__lte=now)
        | Q(state=State.UNCONFIRMED, created_at__lte=now - CONFIRM_WITHIN)
        | Q(state=State.WAITING, occasion__starts_at__gt=now)
    )
    for pk in rows.order_by("occasion").values_list("occasion", flat=True).distinct():
        try:
            places.settle_by_key(pk)
        except Exception:
            logger.exception("The places of occasion %s could not be settled", pk)


def remind() -> None:
    """Remind those who have a place, once for each time that an occasion is set to.

    Who registers when the reminder has been sent needs none.
    """
    now = timezone.now()
    pages = EventPage.objects.published().filter(reminder_hours__isnull=False)
    soon = Occasion.objects.filter(page__in=pages, starts_at__gt=now).exclude(state__in=CALLED_OFF)
    for occasion in soon.select_related("page"):
        at = occasion.starts_at - timedelta(hours=occasion.page.reminder_hours or 0)
        if at <= now:
            text = f"{occasion.starts_at:%Y-%m-%d %H:%M}"
            come = occasion.registrations.filter(state=State.REGISTERED, created_at__lt=at)
            told = Q(log__kind=LogKind.REMINDED, log__note=text)
            tell_once(come.exclude(told), LogKind.REMINDED, text)


def thank() -> None:
    """Thank those who came, once there is material."""
    now = timezone.now()
    ended = Occasion.objects.filter(
        page__in=EventPage.objects.published(), ends_at__lte=now, ends_at__gt=now - THANKED_WITHIN
    ).exclude(state__in=CALLED_OFF)
    for occasion in ended.select_related("page"):
        if occasion.page.material:
            came = occasion.registrations.filter(state=State.REGISTERED).exclude(attended=False)
            tell_once(came.exclude(log__kind=LogKind.THANKED), LogKind.THANKED)


def tell_once(registrations: "QuerySet[Registration]", kind: LogKind, text: str = "") -> None:
    """Note for each registration that its owner is told, unless somebody else has meanwhile."""
    for pk in list(registrations.values_list("pk", flat=True)):
        try:
            with locked_registration(pk) as registration:
                if not registration.log.filter(kind=kind, note=text).exists():
                    history.note(registration, kind, text=text)
        except Refused:
            continue
