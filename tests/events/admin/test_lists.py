"""The lists of occasions and of registrations: what is in them, in which order, at what cost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.enums import OccasionState
from tests.factories import EventPageFactory, OccasionFactory

LIST = reverse("registrations:index")


def titles(client, **query):
    response = client.get(LIST, query)
    assert response.status_code == 200
    return [occasion.page.title for occasion in response.context["object_list"]]


def names(client, occasion, **query):
    response = client.get(reverse("registrations:occasion", args=[occasion.pk]), query)
    assert response.status_code == 200
    return [registration.name for registration in response.context["object_list"]]


def found(client, occasion, words, **query):
    address = reverse("registrations:occasion", args=[occasion.pk], query=query)
    response = client.post(address, {"words": words})
    assert response.status_code == 200
    return [registration.name for registration in response.context["object_list"]]


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def courses(calendar, april):
    """Makes a course with registration on a day: ``courses("Yoga", "2026-05-01")``."""

    def make(title, day, **fields):
        page = EventPageFactory(
            parent=calendar, locale=calendar.locale, title=title, registration="here"
        )
        return OccasionFactory(page=page, start_day=date.fromisoformat(day), **fields)

    return make


class TestOccasions:
    def test_those_to_come_are_first_the_soonest_first_then_the_latest_past(
        self, client, manager, courses
    ):
        courses("Past", "2026-04-01")
        courses("Later", "2026-06-01")
        courses("Longer past", "2026-03-01")
        courses("Soon", "2026-05-01")
        assert titles(client) == ["Soon", "Later", "Past", "Longer past"]

    def test_what_is_postponed_is_not_past(self, client, manager, courses):
        courses("Postponed", "2026-04-01", state=OccasionState.POSTPONED)
        courses("Past", "2026-04-02")
        assert titles(client) == ["Postponed", "Past"]

    def test_an_event_without_registration_is_left_out_unless_somebody_has_registered(
        self, client, manager, person, hold
    ):
        silent = hold("2026-05-06", title="Öppet hus")
        assert titles(client) == ["Språkkafé"]
        person("Elin", occasion=silent.occasions.get())
        assert titles(client) == ["Språkkafé", "Öppet hus"]

    def test_people_are_counted_not_registrations(self, client, manager, person, evening):
        person("Elin", size=2)
        person("Bo", state="waiting", size=3)
        person("Kim", state="cancelled")
        (row,) = client.get(LIST).context["object_list"]
        assert (row.registered, row.waiting, row.offered, row.cancelled) == (2, 3, 0, 1)
        assert "2/2" in client.get(LIST).text
        headings = BeautifulSoup(client.get(LIST).text, "html.parser").select("thead th")
        assert {"Anmälda", "Avbokade"} <= {heading.get_text(strip=True) for heading in headings}

    def test_filters_and_search_narrow_down(self, client, manager, courses):
        soon = courses("Yoga", "2026-04-21", state=OccasionState.FULL)
        courses("Vävning", "2026-03-01")
        assert titles(client, q="väv") == ["Vävning"]
        assert titles(client, period="to_come") == ["Yoga"]
        assert titles(client, period="past") == ["Vävning"]
        assert titles(client, period="today") == []
        assert titles(client, period="week") == ["Yoga"]
        assert titles(client, state="full") == ["Yoga"]
        assert titles(client, event=str(soon.page.translation_key)) == ["Yoga"]
        assert titles(client, first="2026-04-01") == ["Yoga"]
        assert titles(client, last="2026-04-01") == ["Vävning"]

    def test_costs_the_same_for_many(self, client, manager, courses, person):
        courses("Yoga", "2026-05-01")
        before = cost(client, LIST)
        for number in range(5):
            person("Elin", occasion=courses(f"Kurs {number}", "2026-05-02"))
        assert cost(client, LIST) == before


class TestRegistrations:
    def test_are_listed_in_the_order_that_they_came(self, client, manager, person, evening):
        person("Östen"), person("Bo")
        assert names(client, evening) == ["Östen", "Bo"]
        assert names(client, evening, ordering="sort_name") == ["Bo", "Östen"]

    def test_a_registration_is_for_a_number_of_people(self, client, manager, person, evening):
        person("Elin", size=2)
        text = client.get(reverse("registrations:occasion", args=[evening.pk])).text
        assert "Antal personer" in text
        assert "Medarbetare" not in text

    def test_are_found_by_name_organisation_address_and_reference(
        self, client, manager, person, evening
    ):
        elin = person("Elin", organisation="Bryggan")
        person("Bo")
        for words in ("elin", "brygg", "elin@sjoby.example", elin.reference):
            assert found(client, evening, words) == ["Elin"], words
        assert found(client, evening, "") == ["Elin", "Bo"]

    def test_words_that_name_people_are_posted_and_in_no_address(
        self, client, manager, person, evening
    ):
        person("Elin"), person("Bo")
        address = reverse("registrations:occasion", args=[evening.pk])
        assert names(client, evening, q="elin") == ["Elin", "Bo"]
        page = BeautifulSoup(client.post(address, {"words": "elin"}).content, "html.parser")
        assert "1 träff" in page.get_text()
        [form] = page.select("form:has([name=words])")
        assert form["method"] == "post"
        assert not page.select("main [name=q]")
        assert not page.select("[href*=elin], [action*=elin]")

    def test_a_search_goes_on_within_the_filters(self, client, manager, person, evening):
        person("Elin")
        person("Elina", state="waiting")
        assert found(client, evening, "elin", state="waiting") == ["Elina"]

    def test_other_answers_are_not_searched(self, client, manager, person, evening, ask):
        ask(person("Elin"), "Kost", "nötter", kind="food")
        assert found(client, evening, "nötter") == []

    def test_filters_narrow_down(self, client, manager, person, evening):
        person("Elin", attended=True)
        person("Bo", state="waiting")
        person("Kim", language="ar")
        assert names(client, evening, state=["waiting", "cancelled"]) == ["Bo"]
        assert names(client, evening, attended="yes") == ["Elin"]
        assert names(client, evening, attended="unmarked") == ["Bo", "Kim"]
        assert names(client, evening, language="ar") == ["Kim"]

    def test_another_occasions_registrations_are_not_there(self, client, manager, person, course):
        other = OccasionFactory(page=course, start_day=date(2026, 5, 12))
        person("Elin")
        assert names(client, other) == []

    def test_an_occasion_that_is_gone_is_not_found(self, client, manager):
        for number in (99, 2**70):
            assert client.get(f"{LIST}{number}/").status_code == 404

    @pytest.mark.parametrize("view", ["occasion", "door", "numbers", "paper", "badges"])
    def test_each_view_costs_the_same_for_many(self, client, manager, person, evening, view):
        address = reverse(f"registrations:{view}", args=[evening.pk])
        person("Elin")
        before = cost(client, address)
        for number in range(6):
            person(f"Gäst {number}", organisation="Bryggan")
        assert cost(client, address) == before
