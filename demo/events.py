"""Events of the demo, with dates that follow from today."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from demo import content, organisations
from demo.streams import fill
from events import times
from events.enums import OccasionState, Repeat
from events.forms import repeat_occasions
from events.models import Audience, EventKind, EventPage, Occasion, Organiser, Place

FIELDS = (
    "consent",
    "event_languages",
    "form",
    "most_together",
    "needs_confirmation",
    "offer_hours",
    "online_url",
    "online_url_is_private",
    "place_note",
    "price",
    "registration",
    "registration_url",
    "reminder_hours",
    "support",
)
STREAMS = ("speakers", "material", "registration_fields")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def load_places() -> None:
    """Places to hold events at."""
    for data in content.read("events")["places"].values():
        Place.objects.get_or_create(name=data["name"], defaults=data)


def describe(page: EventPage, data: dict[str, Any]) -> None:
    """Give an event that is not saved yet what its content file says, but for its blocks."""
    for name in FIELDS:
        if name in data:
            setattr(page, name, data[name])
    page.kind = EventKind.objects.get(slug=data["kind"], locale=page.locale)
    page.audiences.set(Audience.objects.filter(slug__in=data["audiences"], locale=page.locale))
    if "place" in data:
        page.place = Place.objects.get(name=content.read("events")["places"][data["place"]]["name"])
    for row in data["occasions"]:
        add_occasions(page, row)
    for order, row in enumerate(data.get("organisers", [])):
        page.organisers.add(organiser(row, order))


def organiser(row: dict[str, Any], order: int) -> Organiser:
    """One organiser: one of the organisations, or a name."""
    if "organisation" in row:
        return Organiser(organisation=organisations.find(row["organisation"]), sort_order=order)
    return Organiser(name=row["name"], url=row.get("url", ""), sort_order=order)


def add_occasions(page: EventPage, row: dict[str, Any]) -> None:
    """The occasions of one row: one, or those of a week's rule with what became of them."""
    others = list(page.occasions.all())
    first = occasion_of(row)
    page.occasions.add(first)
    if "weeks" in row:
        first.repeats = Repeat.WEEKLY
        first.repeats_until = first.start_day + timedelta(weeks=row["weeks"] - 1)
        repeat_occasions(page)
    made = [each for each in page.occasions.all() if not any(each is other for other in others)]
    made.sort(key=lambda each: each.start_day)
    for change in row.get("changes", []):
        occasion = made[change["number"] - 1]
        occasion.note = change["note"]
        occasion.state = change.get("state", OccasionState.PLANNED)
        if "days_later" in change:
            move(occasion, change["days_later"])


def occasion_of(row: dict[str, Any]) -> Occasion:
    """One occasion, on the first fitting weekday that many days from today."""
    day = day_of(row)
    occasion = Occasion(
        start_day=day,
        start_time=row.get("start"),
        end_time=row.get("end"),
        end_day=day + timedelta(days=row["days"] - 1) if "days" in row else None,
        state=row.get("state", OccasionState.PLANNED),
        note=row.get("note", ""),
        capacity=row.get("capacity"),
        waiting_places=row.get("waiting_places", 0),
    )
    if "moved_days" in row:
        move(occasion, row["moved_days"])
    return occasion


def day_of(row: dict[str, Any]) -> date:
    """The first such weekday, that many days from today or later."""
    earliest: date = timezone.localdate() + timedelta(days=row["in_days"])
    wait = (WEEKDAYS.index(row["weekday"]) - earliest.weekday()) % 7
    return earliest + timedelta(days=wait)


def move(occasion: Occasion, days: int) -> None:
    """Give an occasion a new day, and remember the old one."""
    occasion.moved_from = times.moment(occasion.start_day, occasion.start_time)
    occasion.start_day += timedelta(days=days)
    occasion.state = OccasionState.RESCHEDULED


def fill_streams(page: EventPage, data: dict[str, Any]) -> None:
    """Give an event its structured parts."""
    for name in STREAMS:
        if name in data:
            fill(page, name, data[name])
