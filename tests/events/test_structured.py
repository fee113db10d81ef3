"""What search engines are told of events, by https://schema.org/Event."""

import json
from datetime import date, datetime, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import Site

from events import times
from events.enums import Form, OccasionState, RegistrationMode
from events.models import Occasion, Organiser
from samverkan.shell.models import SiteSettings
from tests.factories import OccasionFactory, PersonFactory, PlaceFactory

APRIL = datetime(2026, 4, 20, 12, tzinfo=times.STOCKHOLM)

OF_EVENT = {
    *("@context", "@type", "name", "description", "image", "url", "mainEntityOfPage"),
    *("startDate", "endDate", "previousStartDate", "eventStatus", "eventAttendanceMode"),
    *("location", "organizer", "performer", "offers", "isAccessibleForFree", "inLanguage"),
    *("audience", "subEvent"),
}
"""Properties of https://schema.org/Event and https://schema.org/Thing that are used."""


@pytest.fixture(autouse=True)
def _april():
    with time_machine.travel(APRIL, tick=False):
        yield


@pytest.fixture
def told(client):
    """The event as the page tells search engines of it."""

    def get(page) -> dict:
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        entries = [json.loads(tag.string) for tag in soup.select("[type='application/ld+json']")]
        [entry] = [entry for entry in entries if entry["@type"].startswith("Event")]
        assert set(entry) <= OF_EVENT
        return entry

    return get


def test_one_occasion_is_an_event_with_the_times_of_sweden(told, hold):
    event = told(hold("2026-05-05", title="Kör"))
    assert (event["@type"], event["name"]) == ("Event", "Kör")
    assert event["startDate"] == "2026-05-05T18:00+02:00"
    assert event["endDate"] == "2026-05-05T20:00+02:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["isAccessibleForFree"] is True
    assert event["offers"]["price"] == 0


def test_whole_days_are_told_as_days_the_last_one_included(told, event):
    OccasionFactory(
        page=event,
        start_day=date(2026, 5, 5),
        end_day=date(2026, 5, 7),
        start_time=None,
        end_time=None,
    )
    assert (told(event)["startDate"], told(event)["endDate"]) == ("2026-05-05", "2026-05-07")


def test_several_occasions_are_a_series_of_events(told, hold):
    series = told(hold("2026-05-05", "2026-05-12", "2026-03-01"))
    assert series["@type"] == "EventSeries"
    assert [event["startDate"][:10] for event in series["subEvent"]] == ["2026-05-05", "2026-05-12"]
    assert all(set(event) <= OF_EVENT for event in series["subEvent"])


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (OccasionState.CANCELLED, "EventCancelled"),
        (OccasionState.POSTPONED, "EventPostponed"),
        (OccasionState.RESCHEDULED, "EventRescheduled"),
        (OccasionState.FULL, "EventScheduled"),
    ],
)
def test_what_has_become_of_an_event_is_told(told, hold, state, status):
    page = hold("2026-05-05")
    Occasion.objects.update(state=state, moved_from=times.moment(date(2026, 4, 28), time(17)))
    event = told(page)
    assert event["eventStatus"] == f"https://schema.org/{status}"
    is_moved = state == OccasionState.RESCHEDULED
    assert event.get("previousStartDate") == ("2026-04-28T17:00+02:00" if is_moved else None)
    is_full = state == OccasionState.FULL
    sold = "SoldOut" if is_full else "InStock"
    assert event["offers"]["availability"] == f"https://schema.org/{sold}"


def test_place_and_meeting_online_are_told_but_never_a_private_address(told, hold):
    place = PlaceFactory(name="Kulturhuset", street="Storgatan 1", town="Sjöby")
    secret = "https://mote.example/hemligt"
    page = hold("2026-05-05", form=Form.BOTH, place=place, online_url=secret)
    event = told(page)
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert event["location"] == [
        {
            "@type": "Place",
            "name": "Kulturhuset",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Storgatan 1",
                "addressLocality": "Sjöby",
                "addressCountry": "SE",
            },
        },
        {"@type": "VirtualLocation", "url": f"http://localhost{page.url}"},
    ]
    page.online_url_is_private = False
    page.save()
    assert told(page)["location"][1]["url"] == secret


def test_organisers_speakers_languages_price_and_registration_are_told(told, hold):
    page = hold(
        "2026-05-05",
        price="100 kronor",
        event_languages=("sv", "fa-af"),
        registration=RegistrationMode.ELSEWHERE,
        registration_url="https://bryggan.example/anmalan",
        organisers=[Organiser(name="Bryggan", url="https://bryggan.example/")],
        speakers=[
            ("person", {"person": PersonFactory(name="Elin Sjögren"), "about": ""}),
            ("guest", {"name": "Omar Haddad", "affiliation": "", "about": "", "url": ""}),
        ],
    )
    event = told(page)
    assert event["organizer"] == [
        {"@type": "Organization", "name": "Bryggan", "url": "https://bryggan.example/"}
    ]
    assert [person["name"] for person in event["performer"]] == ["Elin Sjögren", "Omar Haddad"]
    assert event["inLanguage"] == ["sv", "fa-AF"]
    assert event["isAccessibleForFree"] is False
    assert event["offers"]["url"] == "https://bryggan.example/anmalan"
    assert event["offers"]["description"] == "100 kronor"


def test_the_site_arranges_what_nobody_else_does(told, hold, home):
    SiteSettings.objects.create(site=Site.objects.get(), name="Sjöby kommun")
    [organiser] = told(hold("2026-05-05"))["organizer"]
    assert (organiser["@type"], organiser["name"]) == ("Organization", "Sjöby kommun")


def test_what_has_been_is_told_without_an_offer(told, hold):
    assert "offers" not in told(hold("2026-03-05"))


def test_nothing_is_told_of_an_event_without_a_date(client, event):
    assert '"@type": "Event' not in client.get(event.url).content.decode()
