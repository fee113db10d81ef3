"""Publishing events as an editor does."""

from typing import Any

from events.models import EventPage


def publish(page: EventPage, **fields: Any) -> EventPage:
    """Publish the event after a change of its own fields."""
    page = EventPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def change(page: EventPage, **fields: Any) -> EventPage:
    """Publish the event after a change of all its occasions."""
    page = EventPage.objects.get(pk=page.pk)
    page.occasions = list(page.occasions.all())
    for occasion in page.occasions.all():
        for name, value in fields.items():
            setattr(occasion, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def keep(page: EventPage, occasions: list[Any]) -> EventPage:
    """Publish the event with just these of its occasions, as they have been changed."""
    page.occasions = occasions
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


ROW = {
    "start_day": "2026-03-24",
    "start_time": "18:00",
    "end_day": "",
    "end_time": "20:00",
    "state": "planned",
    "note": "",
    "place": "",
    "capacity": "",
    "waiting_places": "0",
    "repeats": "",
    "repeats_until": "",
}


def row(**changes: str) -> dict[str, str]:
    """A row of the page editor's occasions, as posted."""
    return ROW | changes
