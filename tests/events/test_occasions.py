"""Occasions: one count for all languages, the next one first, the past is what has ended."""

from datetime import date, datetime, time

import pytest
import time_machine

from events import times
from events.enums import OccasionState
from events.models import EventPage, Occasion
from tests.factories import OccasionFactory

MAY_5 = datetime(2026, 5, 5, 12, tzinfo=times.STOCKHOLM)


def to_come() -> list[str]:
    return [event.title for event in EventPage.objects.live().public().to_come()]


@time_machine.travel(MAY_5)
def test_events_come_in_the_order_of_their_next_occasions(hold):
    hold("2026-04-01", "2026-06-01", title="juni")
    hold("2026-05-20", "2026-05-06", title="6 maj")
    hold("2026-04-01", title="slut")
    assert to_come() == ["6 maj", "juni"]
    past = EventPage.objects.live().public().past()
    assert [event.title for event in past] == ["slut"]


@pytest.mark.parametrize(("clock", "is_listed"), [(time(19, 59), True), (time(20), False)])
def test_what_ends_today_is_listed_until_it_has_ended(hold, clock, is_listed):
    hold("2026-05-05", title="ikväll")
    with time_machine.travel(times.moment(date(2026, 5, 5), clock)):
        assert (to_come() == ["ikväll"]) is is_listed
        assert EventPage.objects.live().public().past().exists() is not is_listed


@time_machine.travel(MAY_5)
def test_what_is_postponed_is_not_over(hold):
    event = hold("2026-04-01")
    Occasion.objects.update(state=OccasionState.POSTPONED)
    assert to_come() == [event.title]
    assert not EventPage.objects.get().has_ended()


@time_machine.travel(MAY_5)
def test_what_is_cancelled_stays_in_the_list(hold):
    event = hold("2026-05-06")
    Occasion.objects.update(state=OccasionState.CANCELLED, note="Föreläsaren är sjuk.")
    assert to_come() == [event.title]


def test_a_translation_shows_the_rows_of_the_source_and_has_none_itself(hold, locales, home):
    event = hold("2026-05-05")
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    assert not arabic.occasions.exists()
    assert [occasion.pk for occasion in arabic.specific.all_occasions] == list(
        Occasion.objects.values_list("pk", flat=True)
    )


@time_machine.travel(MAY_5)
def test_a_translation_is_listed_by_the_occasions_of_its_source(hold, locales):
    event = hold("2026-05-06")
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    found = EventPage.objects.filter(locale=locales["ar"]).to_come()
    assert [page.pk for page in found] == [arabic.pk]


def test_a_copy_has_occasions_of_its_own(hold, home):
    event = hold("2026-05-05")
    copy = event.copy(update_attrs={"slug": "en-till", "title": "En till"})
    assert copy.translation_key != event.translation_key
    assert Occasion.objects.of(copy.translation_key).count() == 1
    assert Occasion.objects.of(event.translation_key).count() == 1


def test_an_occasion_keeps_its_key_when_the_event_is_published_again(hold):
    event = hold("2026-05-05")
    before = Occasion.objects.get()
    event.lead = "Ny text."
    event.save_revision().publish()
    assert Occasion.objects.get().pk == before.pk


def test_days_between_include_both_ends(hold):
    event = hold("2026-05-05", "2026-05-06", "2026-05-07")
    OccasionFactory(
        page=event,
        start_day=date(2026, 5, 1),
        end_day=date(2026, 5, 31),
        start_time=None,
        end_time=None,
    )
    found = Occasion.objects.between(date(2026, 5, 6), date(2026, 5, 6))
    assert [str(occasion) for occasion in found] == ["2026-05-01", "2026-05-06 18.00"]
