"""What subscribers and registrants are told when an event is published."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from events import announcements, times
from events.enums import Form, OccasionState
from events.models import CalendarEntry, CalendarSeries, EventPage, Occasion
from events.signals import occasions_changed
from tests.events.publishing import change, keep, publish
from tests.factories import PlaceFactory


@pytest.fixture(autouse=True)
def before_may():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=times.STOCKHOLM)):
        yield


@pytest.fixture
def changes():
    """What has been told as changes, each as ``(occasion's key, change)``."""
    heard = []

    def hear(changes, **_signal):
        heard.extend(changes)

    occasions_changed.connect(hear)
    yield heard
    occasions_changed.disconnect(hear)


def sequences() -> list[int]:
    return list(
        CalendarEntry.objects.order_by("occasion__starts_at").values_list("sequence", flat=True)
    )


def test_what_is_published_for_the_first_time_is_no_change(hold, changes):
    publish(hold("2026-05-05", "2026-05-12"))
    assert sequences() == [0, 0]
    assert changes == []


def test_publishing_again_tells_nothing(hold, changes):
    event = publish(hold("2026-05-05"))
    before = CalendarEntry.objects.values().get()
    publish(event)
    publish(event, lead="Ny text, samma tid.")
    assert CalendarEntry.objects.values().get() == before
    assert changes == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start_day": date(2026, 5, 6)}, "has_new_time"),
        ({"start_time": None, "end_time": None}, "has_new_time"),
        ({"state": OccasionState.CANCELLED, "note": "Sjukdom."}, "is_called_off"),
        ({"state": OccasionState.POSTPONED}, "is_called_off"),
    ],
)
def test_a_changed_occasion_is_told_once(hold, changes, fields, told):
    event = publish(hold("2026-05-05"))
    publish(change(event, **fields))
    assert sequences() == [1]
    [heard] = changes
    assert getattr(heard, told)
    assert heard.before.starts_at == times.moment(date(2026, 5, 5), time(18))


def test_a_change_of_mind_is_told(hold, changes):
    event = publish(hold("2026-05-05"))
    event = change(event, state=OccasionState.CANCELLED, note="Sjukdom.")
    change(event, state=OccasionState.PLANNED, note="")
    assert [(heard.is_called_off, heard.is_on_again) for heard in changes] == [
        (True, False),
        (False, True),
    ]
    assert sequences() == [2]


def test_fully_booked_is_no_change_of_plans(hold, changes):
    event = publish(hold("2026-05-05"))
    change(event, state=OccasionState.FULL)
    assert (sequences(), changes) == ([0], [])


def test_a_new_title_or_place_changes_every_occasion(hold, changes):
    event = publish(hold("2026-05-05", "2026-05-12"))
    event = publish(event, title="Nytt namn")
    assert [heard.has_new_place for heard in changes] == [False, False]
    event = publish(event, place=PlaceFactory(name="Rådhuset", street="Torget 1"))
    assert {heard.after.place for heard in changes[2:]} == {"Rådhuset, Torget 1"}
    publish(event, form=Form.ONLINE, online_url="https://mote.example/1")
    assert all(heard.has_new_place for heard in changes[2:])
    assert sequences() == [3, 3]


def test_only_the_occasion_at_another_place_is_changed(hold, changes):
    event = publish(hold("2026-05-05", "2026-05-12"))
    page = EventPage.objects.get(pk=event.pk)
    first, second = page.occasions.all()
    second.place = PlaceFactory(name="Biblioteket")
    keep(page, [first, second])
    assert [heard.occasion.pk for heard in changes] == [second.pk]
    assert changes[0].has_new_place


def test_a_place_with_a_new_address_is_told_where_something_is_to_come(hold, changes):
    hall, other = PlaceFactory(name="Hallen"), PlaceFactory(name="Annan")
    publish(hold("2026-05-05", place=hall))
    publish(hold("2026-05-06", place=other))
    publish(hold("2026-01-01", place=hall))
    hall.street = "Torget 1"
    hall.save()
    assert [heard.after.place for heard in changes] == ["Hallen, Torget 1"]
    assert sequences() == [0, 1, 0]


def test_nobody_is_told_that_the_past_has_changed(hold, changes):
    event = publish(hold("2026-01-01"))
    publish(event, title="Rättat namn")
    assert (sequences(), changes) == ([1], [])


def test_a_draft_tells_nothing(hold, changes):
    event = publish(hold("2026-05-05"))
    event.title = "Utkast"
    event.save_revision()
    assert (sequences(), changes) == ([0], [])


def test_scheduled_publishing_tells_too(hold, changes):
    event = publish(hold("2026-05-05"))
    event.title = "Senare"
    event.go_live_at = timezone.now() + timedelta(hours=1)
    event.save_revision().publish()
    assert changes == []
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert [heard.after.title for heard in changes] == ["Senare"]


def test_unpublishing_and_publishing_again_tells_what_happened_meanwhile(hold, changes):
    event = publish(hold("2026-05-05"))
    event.unpublish()
    publish(event)
    assert changes == []
    event.unpublish()
    change(event, start_day=date(2026, 5, 6))
    assert [heard.has_new_time for heard in changes] == [True]


def test_a_translation_tells_nothing_of_occasions(hold, changes, locales):
    event = publish(hold("2026-05-05"))
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    arabic.title = "ندوة"
    arabic.save_revision().publish()
    assert (sequences(), changes) == ([0], [])


def test_a_mirror_in_another_language_has_no_occasions_of_its_own(hold, changes, locales):
    event = publish(hold("2026-05-05"))
    mirror = event.copy_for_translation(locales["ar"], copy_parents=True, alias=True)
    kept = Occasion.objects.get()
    change(event, start_day=date(2026, 5, 6))
    assert Occasion.objects.get().pk == kept.pk
    assert [row.pk for row in mirror.specific.all_occasions] == [kept.pk]
    assert len(changes) == 1


def test_a_copy_starts_from_nothing_told(hold, changes):
    event = change(publish(hold("2026-05-05")), start_day=date(2026, 5, 6))
    changes.clear()
    copy = event.copy(update_attrs={"slug": "en-till", "title": "En till"})
    assert changes == []
    entry = CalendarEntry.objects.get(occasion__page=copy)
    assert (entry.sequence, entry.title) == (0, "En till")


def test_a_removed_occasion_and_a_deleted_event_leave_nothing(hold, changes):
    event = publish(hold("2026-05-05", "2026-05-12"))
    page = EventPage.objects.get(pk=event.pk)
    keep(page, [page.occasions.first()])
    assert (sequences(), changes) == ([0], [])
    page.delete()
    assert not CalendarEntry.objects.exists()


def test_a_listener_that_fails_leaves_the_change_to_be_told_again(hold):
    event = publish(hold("2026-05-05"))

    def fail(**_signal):
        raise ConnectionError

    occasions_changed.connect(fail)
    try:
        with pytest.raises(ConnectionError):
            change(event, start_day=date(2026, 5, 6))
    finally:
        occasions_changed.disconnect(fail)
    assert sequences() == [0]
    assert len(announcements.announce(EventPage.objects.get(pk=event.pk))) == 1


def sequence_of_series() -> int:
    return CalendarSeries.objects.get().sequence


def test_a_series_is_told_anew_when_a_date_is_taken_out(repeat):
    event = publish(repeat(date(2026, 4, 7)))
    assert sequence_of_series() == 0
    first, _second, third, fourth = event.occasions.all()
    keep(event, [first, third, fourth])
    assert sequence_of_series() == 1


def test_a_cancelled_date_is_told_by_itself_and_not_by_the_series(repeat):
    event = repeat(date(2026, 4, 7))
    rows = list(event.occasions.all())
    rows[1].state, rows[1].note = OccasionState.CANCELLED, "Sjukdom."
    keep(event, rows)
    assert sequences() == [0, 1, 0, 0]
    assert sequence_of_series() == 0


@pytest.mark.parametrize(("until", "number"), [(date(2026, 3, 24), 2), (date(2029, 1, 1), 60)])
def test_sixty_occasions_cost_no_more_queries_than_two(
    repeat, until, number, django_assert_max_num_queries
):
    event = repeat(until)
    event.title = "Annat"
    with django_assert_max_num_queries(8):
        assert len(announcements.announce(event)) == number
