"""Telling those who have registered what has changed when an event is published."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from events.announcements import Change
from events.models import Registration
from events.registration import history, wording
from events.registration.enums import LogKind, State
from events.signals import occasions_changed
from samverkan.public_forms.suspicion import is_suspect


def connect() -> None:
    """Start listening."""
    occasions_changed.connect(tell, dispatch_uid="events.registration.announced")


def tell(changes: Sequence[Change], **_signal: Any) -> None:
    """Note for everybody concerned that they are to be told, in the transaction of the change."""
    now = timezone.now()
    for change in changes:
        if max(change.before.ends_at, change.after.ends_at) <= now and not (
            change.before.is_postponed or change.after.is_postponed
        ):
            continue
        kind, text = what_to_tell(change)
        if kind:
            history.note_all(concerned(change.occasion.pk), kind, text)


def what_to_tell(change: Change) -> tuple[LogKind | None, str]:
    """Which line the log gets, and what it names; None for what concerns nobody who has a place."""
    if change.after.is_cancelled:
        return (None if change.before.is_cancelled else LogKind.TOLD_CANCELLED), ""
    codes = {
        wording.POSTPONED: change.is_called_off,
        wording.ON_AGAIN: change.is_on_again,
        wording.NEW_TIME: change.has_new_time and not change.after.is_postponed,
        wording.NEW_PLACE: change.has_new_place,
    }
    text = " ".join(code for code, holds in codes.items() if holds)
    return (LogKind.TOLD_CHANGE if text else None), text


def concerned(occasion_pk: int) -> list[Registration]:
    """Everybody who counts on the occasion, the waiting list too; not what looks like robots."""
    rows = Registration.objects.filter(occasion=occasion_pk).active()
    return [row for row in rows if row.state != State.UNCONFIRMED or not is_suspect(row.suspicions)]
