"""Whatever is posted as a proposal: never a 500, and nothing live."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given

from events.models import EventPage, EventProposal
from tests.any_input import ANY, posts, requests
from tests.events.test_proposals import ADDRESS, OWN, calendar, filled, open_calendar

__all__ = ["calendar", "open_calendar"]

pytestmark = pytest.mark.django_db

FIELDS = " ".join(filled())


@requests
@given(changes=posts(f"{FIELDS} additional_subject unknown"))
def test_no_post_fails_and_none_publishes(calendar, changes):
    cache.clear()
    answer = Client().post(ADDRESS, filled(**changes), headers=OWN)
    assert answer.status_code in (303, 422)
    assert not EventPage.objects.live().exists()


@requests
@given(title=ANY, lead=ANY, text=ANY, place=ANY, organiser=ANY, name=ANY)
def test_words_in_any_script_make_one_draft(calendar, **words):
    cache.clear()
    before = EventProposal.objects.count()
    answer = Client().post(ADDRESS, filled(**words), headers=OWN)
    stored = EventProposal.objects.count() - before
    assert stored == (answer.status_code == 303)
    assert EventPage.objects.count() == EventProposal.objects.count()
