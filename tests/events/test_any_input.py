"""Whatever a reader asks the calendar, it answers."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import OccasionFactory

NAMES = ["q", "topic", "kind", "form", "audience", "language", "period", "first", "last", "page"]
TEXTS = (
    st.text(max_size=60)
    | st.integers().map(str)
    | st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
    | st.sampled_from(["today", "week", "month", "online", "sv", "1", "\x00", "9999-12-31"])
)
ADDRESSES = ["", "manad/", "manad/2026-05/", "arkiv/", "arkiv/2026/"]

often = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def filled(hold, arabic_calendar):
    """A calendar in two languages with something that has been and something to come."""
    event = hold("2026-03-01")
    OccasionFactory(page=event, start_day=date(2099, 1, 1))
    return event


@pytest.mark.parametrize("prefix", ["", "/ar"])
@often
@given(
    parameters=st.dictionaries(st.sampled_from(NAMES), st.lists(TEXTS, max_size=2), max_size=6),
    address=st.sampled_from(ADDRESSES),
)
def test_no_parameter_makes_the_calendar_fail(client, filled, prefix, parameters, address):
    query = {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in parameters.items()
    }
    response = client.get(f"{prefix}/evenemang/{address}", query_params=query)
    assert response.status_code == 200


@often
@given(raw=st.binary(max_size=40))
def test_no_bytes_make_the_calendar_fail(client, filled, raw):
    quoted = "".join(f"%{byte:02x}" for byte in raw)
    everywhere = "&".join(f"{name}={quoted}" for name in NAMES)
    assert client.get(f"/evenemang/?{everywhere}").status_code == 200


@often
@given(year=st.integers(0, 9999), month=st.integers(0, 99))
def test_every_month_is_there_or_not_found(client, filled, year, month):
    is_known = 1990 <= year <= 2100 and 1 <= month <= 12
    response = client.get(f"/evenemang/manad/{year:04}-{month:02}/")
    assert response.status_code == (200 if is_known else 404)
