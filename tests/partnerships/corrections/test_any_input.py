"""Whatever is posted as a correction: never a 500, and nothing changed; what was typed is kept."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.models import Correction, Party
from tests.any_input import ANY, requests
from tests.factories import NeedFactory, TargetGroupFactory
from tests.partnerships.corrections.conftest import OWN, address

VALUE = ANY | st.sampled_from(["+46 70", "ata,ata", "9" * 30])
CONTROL = dict.fromkeys(range(32)) | dict.fromkeys(range(127, 160))


@pytest.fixture
def shown(client, link):
    """What the form sends when nothing is changed."""
    NeedFactory(slug="ata"), TargetGroupFactory(slug="unga")
    form = client.get(address(link)).context["form"]
    sent = {value.name: form[value.name].value() for value in form.values}
    return sent | {"email": "kim@bryggan.example", "seen": form.seen, "stamp": ""}


@settings(requests, max_examples=20)
@given(data=st.data())
def test_no_post_fails_and_none_changes_the_page(link, shown, data):
    cache.clear()
    names = st.sampled_from([*shown, "additional_subject", "unknown"])
    changes = data.draw(st.dictionaries(names, VALUE | st.lists(VALUE, max_size=3)))
    left_out = data.draw(st.sets(names, max_size=3))
    sent = {name: text for name, text in (shown | changes).items() if name not in left_out}
    before = Correction.objects.count()
    answer = Client().post(address(link), sent, headers=OWN)
    assert answer.status_code in (303, 409, 422)
    assert Correction.objects.count() - before == (answer.status_code == 303)
    assert Party.objects.filter(task="Driver härbärget.").exists()


@requests
@given(text=VALUE)
def test_what_was_typed_is_kept_when_something_else_is_wrong(link, shown, text):
    party = link.page.parties.get(role="lead")
    name = f"parties:{party.translation_key}:task"
    answer = Client().post(address(link), shown | {name: text, "email": "x"}, headers=OWN)
    assert answer.status_code == 422
    kept = BeautifulSoup(answer.content, "html.parser").find(attrs={"name": name}).get("value", "")
    assert kept.translate(CONTROL) == text.translate(CONTROL)
