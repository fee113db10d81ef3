"""Whatever stands in the address: never a 500."""

import pytest
from django.urls import reverse
from hypothesis import given

from tests.any_input import posts, queries, requests

NAMES = (
    "q p ordering export event state period first last attended language _w_filter_fragment then"
)


@requests
@given(query=queries(NAMES, "csv", "sort_name"))
def test_no_address_fails(client, manager, person, evening, query):
    for view in ("index", "index_results"):
        assert client.get(reverse(f"registrations:{view}"), query).status_code == 200, view
    for view in ("occasion", "occasion_results", "door", "add", "numbers"):
        address = reverse(f"registrations:{view}", args=[evening.pk])
        assert client.get(address, query).status_code == 200, view


@pytest.fixture
def guest(person):
    return person("Elin")


@requests
@given(data=posts("answer-name size seen words"))
def test_no_post_fails(client, manager, guest, evening, data):
    for view in ("add", "door", "occasion"):
        answer = client.post(reverse(f"registrations:{view}", args=[evening.pk]), data)
        assert answer.status_code in (200, 302, 409, 422), view
    for view in ("change", "move", "offer", "cancel"):
        answer = client.post(reverse(f"registrations:{view}", args=[guest.pk]), data)
        assert answer.status_code in (200, 302, 409, 422), view
