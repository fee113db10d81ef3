"""Whatever stands in the address: never a 500."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import Registration

NASTY = st.sampled_from(
    ["\x00", "a\x00b", "-1", "99999999999999999999", "٣", "9999-12-31", "0001-01-01", "🜲" * 50, "%"]
)
ANY = st.one_of(NASTY, st.text(max_size=60, alphabet=st.characters(exclude_categories=["Cs"])))
NAMES = (
    "q p ordering export event state period first last attended language _w_filter_fragment then"
)
queries = st.dictionaries(st.sampled_from(NAMES.split()), ANY, max_size=4)

quietly = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize(
    "view", ["index", "index_results", "occasion", "occasion_results", "door", "add", "numbers"]
)
@quietly
@given(query=queries)
def test_no_address_fails(client, manager, person, evening, view, query):
    arguments = [] if view.startswith("index") else [evening.pk]
    response = client.get(reverse(f"registrations:{view}", args=arguments), query)
    assert response.status_code == 200


@quietly
@given(data=st.dictionaries(st.sampled_from(["answer-name", "size", "seen", "words"]), ANY))
def test_no_post_fails(client, manager, person, evening, data):
    registration = Registration.objects.first() or person("Elin")
    occasion_views = ("add", "door", "occasion")
    for view in (*occasion_views, "change", "move", "offer", "cancel"):
        key = evening.pk if view in occasion_views else registration.pk
        response = client.post(reverse(f"registrations:{view}", args=[key]), data)
        assert response.status_code in (200, 302, 409, 422), view
