"""Whatever is posted as a proposal: never a 500, and nothing live."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import EventPage, EventProposal
from tests.events.test_proposals import ADDRESS, OWN, calendar, filled

__all__ = ["calendar"]

pytestmark = pytest.mark.django_db

NASTY = st.sampled_from(
    [
        "\x00",
        "a\x00b",
        "\u202eabc",
        "-1",
        "٣",
        "1e9",
        "0001-01-01",
        "9999-12-31",
        "24:00",
        "<script>",
        "javascript:alert(1)",
        "http://[",
        "🜲" * 50,
        "{{ 7 }}",
        "%00",
        "'; DROP TABLE",
        "x" * 5000,
    ]
)
ANY = st.one_of(NASTY, st.text(max_size=200, alphabet=st.characters(exclude_categories=["Cs"])))
FIELDS = sorted(filled())

quietly = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@quietly
@given(changes=st.dictionaries(st.sampled_from([*FIELDS, "additional_subject", "unknown"]), ANY))
def test_no_post_fails_and_none_publishes(calendar, changes):
    cache.clear()
    answer = Client().post(ADDRESS, filled(**changes), headers=OWN)
    assert answer.status_code in (303, 422)
    assert not EventPage.objects.live().exists()


@quietly
@given(title=ANY, lead=ANY, text=ANY, place=ANY, organiser=ANY, name=ANY)
def test_words_in_any_script_make_one_draft(calendar, **words):
    cache.clear()
    before = EventProposal.objects.count()
    answer = Client().post(ADDRESS, filled(**words), headers=OWN)
    stored = EventProposal.objects.count() - before
    assert stored == (answer.status_code == 303)
    assert EventPage.objects.count() == EventProposal.objects.count()
