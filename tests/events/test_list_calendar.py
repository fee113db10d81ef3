"""The calendar of a list: what the list's filters let through, of late and to come."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from events import times
from events.enums import Form, OccasionState
from events.models import Organiser
from tests.events.calendars import read
from tests.events.publishing import change, keep, publish
from tests.factories import OccasionFactory, PlaceFactory, TopicFactory

NOW = datetime(2026, 5, 5, 12, tzinfo=times.STOCKHOLM)
ADDRESS = "/evenemang/kalender.ics"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOW, tick=False):
        yield


def titles(client, **filters: str) -> list[str]:
    response = client.get(ADDRESS, filters)
    assert response.status_code == 200
    return sorted(str(event["SUMMARY"]) for event in read(response.content).events)


def test_it_has_what_is_to_come_and_the_last_three_months(client, hold):
    hold("2026-02-01", title="i vintras")
    hold("2026-03-01", title="i våras")
    hold("2027-01-01", title="nästa år")
    assert titles(client) == ["i våras", "nästa år"]


def test_an_event_shows_only_the_occasions_of_that_time(client, hold):
    hold("2026-01-01", "2026-05-06", "2026-06-06", title="ofta")
    assert titles(client) == ["ofta", "ofta"]


def test_what_is_cancelled_or_postponed_stays(client, hold):
    change(hold("2026-05-06", title="A"), state=OccasionState.CANCELLED, note="Sjukdom.")
    change(hold("2026-01-06", title="B"), state=OccasionState.POSTPONED)
    assert titles(client) == ["Inställt: A", "Uppskjutet: B"]


def test_a_series_is_whole_also_where_it_began_long_ago(client, repeat):
    with time_machine.travel(NOW + timedelta(days=120)):
        event = repeat(date(2026, 8, 25))
        [master] = read(client.get(ADDRESS).content).events
    assert master["DTSTART"].dt.date() == date(2026, 3, 17)
    assert event.occasions.count() == 24


@pytest.mark.usefixtures("worker")
def test_it_is_filtered_as_the_list_is(client, hold):
    nature = TopicFactory(name="Natur", slug="natur")
    hold("2026-05-06", title="Odla", form=Form.ONLINE, topics=[nature])
    hold("2026-06-06", title="Sjung")
    assert titles(client, topic="natur") == ["Odla"]
    assert titles(client, form="online") == ["Odla"]
    assert titles(client, period="week") == ["Odla"]
    assert titles(client, first="2026-06-01", last="2026-06-30") == ["Sjung"]
    assert titles(client, q="sjung") == ["Sjung"]


@pytest.mark.parametrize("filters", [{"topic": "okänt"}, {"first": "i går"}, {"form": "x"}])
def test_a_filter_that_makes_no_sense_gives_all(client, hold, filters):
    hold("2026-05-06", title="Odla")
    assert titles(client, **filters) == ["Odla"]


def test_what_readers_may_not_see_is_left_out(client, hold):
    hold("2026-05-06", title="Utkast", live=False)
    event = hold("2026-05-06", title="Odla")
    assert titles(client) == ["Odla"]
    event.unpublish()
    assert titles(client) == []


def test_it_is_not_sent_again_until_something_changes(client, hold):
    event = publish(hold("2026-05-06", "2026-05-07"))
    tag = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, HTTP_IF_NONE_MATCH=tag).status_code == 304
    keep(event, [event.occasions.first()])
    response = client.get(ADDRESS, HTTP_IF_NONE_MATCH=tag)
    assert response.status_code == 200
    assert "Last-Modified" not in response


def test_a_list_in_another_language_has_the_translated_events(client, hold, locales):
    event = publish(hold("2026-05-06", title="Odla"))
    hold("2026-05-06", title="Sjung")
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    arabic.title = "ازرع"
    arabic.save_revision().publish()
    response = client.get(f"/ar{ADDRESS}")
    assert response.status_code == 200
    [found] = read(response.content).events
    assert found["SUMMARY"] == "ازرع"
    assert found["UID"] == read(client.get(f"{event.url}kalender.ics").content).events[0]["UID"]


def test_an_untranslated_list_is_at_its_swedish_address(client, hold, locales):
    hold("2026-05-06")
    response = client.get(f"/ar{ADDRESS}?form=online")
    assert response.status_code == 302
    assert response["Location"] == f"{ADDRESS}?form=online"


def test_ten_events_cost_no_more_queries_than_two(client, hold, django_assert_max_num_queries):
    place, topic = PlaceFactory(), TopicFactory()

    def add(number: int) -> None:
        for _number in range(number):
            organisers = [Organiser(name="Odlarna")]
            event = hold("2026-05-06", place=place, topics=[topic], organisers=organisers)
            OccasionFactory(page=event, place=PlaceFactory(), start_day=date(2026, 5, 8))

    for number in (2, 8):
        add(number)
        # The first time warms what surrounds every page; what is filtered is not kept.
        client.get(f"{ADDRESS}?form=on_site")
        with django_assert_max_num_queries(13):
            found = client.get(f"{ADDRESS}?form=on_site").content.count(b"BEGIN:VEVENT")
    assert found == 20


def test_what_most_subscribers_ask_for_is_kept_until_something_changes(
    client, hold, django_assert_max_num_queries
):
    event = publish(hold("2026-05-06", title="Odla"))
    client.get(ADDRESS)
    with django_assert_max_num_queries(3):
        client.get(ADDRESS)
    publish(event, title="Gräv")
    assert titles(client) == ["Gräv"]
    change(event, state=OccasionState.CANCELLED, note="Sjukdom.")
    assert titles(client) == ["Inställt: Gräv"]
    place = PlaceFactory(name="Gamla namnet")
    publish(event, place=place)
    assert b"Gamla namnet" in client.get(ADDRESS).content
    place.name = "Nya namnet"
    place.save()
    assert b"Nya namnet" in client.get(ADDRESS).content
