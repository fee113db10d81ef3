"""What is told of an event's occasions when it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone, translation

from events.enums import Form, OccasionState
from events.models.calendar import CalendarEntry, CalendarSeries
from events.models.occasions import Occasion
from events.series import sort_out
from events.signals import occasions_changed
from samverkan import languages, published

if TYPE_CHECKING:
    from events.models import EventPage, Place

CALLED_OFF = {OccasionState.CANCELLED, OccasionState.POSTPONED}


@dataclass(frozen=True)
class Told:
    """What readers are told of one occasion; the fields are those of ``CalendarEntry``."""

    title: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    state: str
    note: str
    place: str
    online_url: str

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.state == OccasionState.CANCELLED

    @property
    def is_postponed(self) -> bool:
        """Whether it will take place at a time that is not known yet."""
        return self.state == OccasionState.POSTPONED


@dataclass(frozen=True)
class Change:
    """That an occasion is no longer what readers were told before."""

    occasion: Occasion
    before: Told
    after: Told

    def concerns(self, now: datetime) -> bool:
        """Whether it was, or is, still to come."""
        return any(told.is_postponed or told.ends_at > now for told in (self.before, self.after))

    @property
    def has_new_time(self) -> bool:
        """Whether it begins or ends at another time."""
        names = ("starts_at", "ends_at", "all_day")
        return any(getattr(self.before, name) != getattr(self.after, name) for name in names)

    @property
    def has_new_place(self) -> bool:
        """Whether people should go, or connect, to somewhere else."""
        names = ("place", "online_url")
        return any(getattr(self.before, name) != getattr(self.after, name) for name in names)

    @property
    def is_called_off(self) -> bool:
        """Whether it has just been cancelled or postponed."""
        return self.after.state in CALLED_OFF and self.after.state != self.before.state

    @property
    def is_on_again(self) -> bool:
        """Whether it takes place after all."""
        return self.before.state in CALLED_OFF and self.after.state not in CALLED_OFF


def where(page: EventPage, place: Place | None) -> str:
    """Where an event, or an occasion at another place, is held: one line, active language."""
    if page.form == Form.ONLINE:
        return str(Form.ONLINE.label)
    if place is None:
        return page.place_note
    note = page.place_note if place == page.place else ""
    return ", ".join(part for part in (place.name, place.address, note) if part)


def told_of(occasion: Occasion, page: EventPage) -> Told:
    """What readers of a published event are told of one of its occasions."""
    is_full = occasion.state == OccasionState.FULL
    return Told(
        title=page.title,
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        all_day=occasion.all_day,
        state=OccasionState.PLANNED if is_full else occasion.state,
        note=occasion.note,
        place=where(page, page.place_of(occasion)),
        online_url=page.online_url,
    )


def announce(page: EventPage) -> list[Change]:
    """Note what an event that has just been published tells of its own occasions.

    Versions in other languages have no occasions and tell nothing. Publishing again without a
    change notes nothing. A handful of queries, however many occasions there are.

    Returns:
        what differs from what was told before; what is told for the first time is no change, and
        nobody is told that the past has changed.
    """
    with transaction.atomic(), translation.override(languages.SOURCE.code):
        own = Occasion.objects.filter(page_id=page.pk).select_related("place")
        occasions = list(own.select_for_update(of=("self",)))
        changes = note_occasions(occasions, page)
        note_series(occasions, page)
        published.forget()
        now = timezone.now()
        changes = [each for each in changes if each.concerns(now)]
        if changes:
            occasions_changed.send(sender=type(page), page=page, changes=changes)
    return changes


def announce_place(place: Place) -> None:
    """Tell what has changed where published events, still to come, are held at a place."""
    to_come = Occasion.objects.to_come().filter(Q(place=place) | Q(page__place=place))
    pages: Any = Occasion._meta.get_field("page").related_model
    for page in pages.objects.published().filter(pk__in=to_come.values("page")):
        announce(page)


def note_occasions(occasions: list[Occasion], page: EventPage) -> list[Change]:
    """Bring the entries of these occasions up to date."""
    entries = {
        entry.occasion_id: entry
        for entry in CalendarEntry.objects.filter(occasion__page_id=page.pk)
    }
    new, changes = [], []
    for occasion in occasions:
        told = told_of(occasion, page)
        entry = entries.get(occasion.pk)
        if entry is None:
            new.append(CalendarEntry(occasion=occasion, **asdict(told)))
            continue
        before = Told(**{name: getattr(entry, name) for name in Told.__dataclass_fields__})
        if before != told:
            grow(entry, asdict(told))
            changes.append(Change(occasion, before, told))
    CalendarEntry.objects.bulk_create(new)
    save_grown(entries[change.occasion.pk] for change in changes)
    return changes


def note_series(occasions: list[Occasion], page: EventPage) -> None:
    """Bring what is kept of the series among these occasions up to date."""
    found, _alone = sort_out(occasions)
    if not found:
        return
    kept = {each.series: each for each in CalendarSeries.objects.filter(page_id=page.pk)}
    new, grown = [], []
    for series in found:
        digest = series.digest(page.title, where(page, page.place))
        known = kept.get(series.key)
        if known is None:
            new.append(CalendarSeries(page_id=page.pk, series=series.key, digest=digest))
        elif known.digest != digest:
            grown.append(grow(known, {"digest": digest}))
    CalendarSeries.objects.bulk_create(new)
    save_grown(grown)


def grow(kept: Any, fields: dict[str, Any]) -> Any:
    """Take over what is told now, as one change more."""
    changed = {**fields, "sequence": kept.sequence + 1, "changed_at": timezone.now()}
    for name, value in changed.items():
        setattr(kept, name, value)
    return kept


def save_grown(grown: Iterable[Model]) -> None:
    """Save records of one kind, in one query."""
    records: list[Any] = list(grown)
    if records:
        fields = [f.name for f in records[0]._meta.concrete_fields if not f.primary_key]
        type(records[0])._default_manager.bulk_update(records, fields)
