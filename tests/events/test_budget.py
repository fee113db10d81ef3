"""What the calendar costs in queries: numbers that must not grow, neither by code nor content."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contacts.models import PageContact
from events.enums import RegistrationMode
from events.models import Occasion, Registration
from events.registration import links
from events.registration.enums import State
from tests.factories import (
    AnswerFactory,
    EventKindFactory,
    ImageFactory,
    OccasionFactory,
    PersonFactory,
    PlaceFactory,
    RegistrationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.usefixtures("worker")

BUDGETS = {
    "/evenemang/": 8,
    "/evenemang/?period=month&q=seminarium&form=on_site": 8,
    "/ar/evenemang/": 9,
    "/evenemang/manad/": 6,
    "/evenemang/arkiv/": 10,
    "/evenemang/flode.rss": 9,
}
EVENT_QUERIES = 14
FORM_QUERIES = 4
OWN_PAGE_QUERIES = 3
OWN_CALENDAR_QUERIES = 10


@pytest.fixture
def fill(hold):
    """Publishes a number of events with all that a teaser can have; one has many occasions."""
    today = timezone.localdate()

    def make(number: int):
        for place in range(number):
            page = hold(
                image=ImageFactory(),
                kind=EventKindFactory(),
                place=PlaceFactory(),
                registration=RegistrationMode.HERE,
                speakers=[("person", {"person": PersonFactory(), "about": ""})],
                topics=[TopicFactory()],
                page_contacts=[PageContact(person=PersonFactory())],
            )
            for day in (-40, 7 + place):
                on = today + timedelta(days=day)
                OccasionFactory(page=page, start_day=on, capacity=9, place=PlaceFactory())
        for day in range(10):
            OccasionFactory(page=page, start_day=today + timedelta(days=day), place=PlaceFactory())
        return page

    return make


def count_queries(client, address: str) -> int:
    for _time in range(2):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_the_calendar_costs_the_same_for_twice_as_many(client, fill):
    fill(3)
    few = {address: count_queries(client, address) for address in BUDGETS}
    fill(3)
    assert {address: count_queries(client, address) for address in BUDGETS} == few
    assert not {address for address, most in BUDGETS.items() if few[address] > most}


def test_an_event_costs_the_same_with_ten_occasions_more(client, fill):
    page = fill(2)
    few = count_queries(client, page.url)
    for day in range(10):
        on = timezone.localdate() + timedelta(days=day)
        OccasionFactory(page=page, start_day=on, place=PlaceFactory())
    assert count_queries(client, page.url) == few <= EVENT_QUERIES


@pytest.mark.parametrize("state", [State.REGISTERED, State.WAITING])
def test_registering_and_the_page_of_ones_own_cost_the_same_however_many_have_registered(
    client, fill, state
):
    occasion = fill(1).occasions.order_by("start_day").last()
    Occasion.objects.filter(pk=occasion.pk).update(capacity=9, waiting_places=9)

    def more(number: int):
        for place in range(number):
            registration = RegistrationFactory(
                occasion=occasion, state=state, queue_number=Registration.objects.count() + place
            )
            AnswerFactory(registration=registration, kind="name")
        return links.token_of(registration)

    form, own = f"/anmalan/{occasion.pk}/", f"/anmalan/min/{more(2)}/"
    addresses = (form, own, f"{own}andra/", f"{own}kalender.ics")
    few = [count_queries(client, address) for address in addresses]
    more(5)
    assert [count_queries(client, address) for address in addresses] == few
    assert few[0] <= FORM_QUERIES
    assert max(few[1:3]) <= OWN_PAGE_QUERIES
    assert few[3] <= OWN_CALENDAR_QUERIES
