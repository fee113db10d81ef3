"""Whatever a reader asks the calendar, it answers."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.any_input import queries, quoted_bytes, requests
from tests.factories import OccasionFactory

NAMES = "q topic kind form audience language period first last page"
USUAL = ("today", "week", "month", "online", "sv", "1", "9999-12-31")
ADDRESSES = (
    "/evenemang/",
    "/evenemang/manad/",
    "/evenemang/manad/2026-05/",
    "/evenemang/arkiv/",
    "/evenemang/arkiv/2026/",
    "/evenemang/kalender.ics",
    "/ar/evenemang/",
)


@pytest.fixture
def filled(hold, arabic_calendar):
    """A calendar in two languages with something that has been and something to come."""
    event = hold("2026-03-01")
    OccasionFactory(page=event, start_day=date(2099, 1, 1))
    return event


@settings(requests, max_examples=30)
@given(query=queries(NAMES, *USUAL), address=st.sampled_from(ADDRESSES))
def test_no_parameter_makes_the_calendar_fail(client, filled, query, address):
    assert client.get(address, query).status_code == 200


@requests
@given(query=quoted_bytes(NAMES))
def test_no_bytes_make_the_calendar_fail(client, filled, query):
    assert client.get(f"/evenemang/?{query}").status_code == 200


@pytest.mark.parametrize("month", ["1990-01", "2100-12"])
def test_every_month_from_1990_to_2100_is_there(client, filled, month):
    assert client.get(f"/evenemang/manad/{month}/").status_code == 200


@pytest.mark.parametrize(
    "month", ["0000-01", "1989-12", "2101-01", "9999-12", "2026-00", "2026-13", "2026-99"]
)
def test_other_months_are_not_found(client, filled, month):
    assert client.get(f"/evenemang/manad/{month}/").status_code == 404
