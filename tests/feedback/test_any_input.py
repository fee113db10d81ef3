"""Whatever comes: never a 500, and never a lost message."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from feedback.models import Submission
from tests.any_input import ANY, NASTY, posts, requests
from tests.feedback.conftest import OWN

pytestmark = pytest.mark.django_db

answers = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "no"])},
    optional=dict.fromkeys(
        ("page", "revision", "kind", "address", "stamp", "client_key", "additional_subject"), ANY
    ),
)
details = st.fixed_dictionaries(
    {"text": ANY.filter(lambda text: text.strip() and text.isprintable() and len(text) <= 4000)},
    optional=dict.fromkeys(
        ("contact_email", "contact_phone", "stamp", "additional_subject", "unknown"), ANY
    ),
)


@requests
@given(data=answers)
def test_every_yes_and_no_is_stored(home, data):
    cache.clear()
    before = Submission.objects.count()
    response = Client().post("/aterkoppling/", data | {"client_key": ""}, headers=OWN)
    assert response.status_code == 303
    assert Submission.objects.count() == before + 1


@requests
@given(data=posts("answer page kind stamp"))
def test_no_post_to_the_question_fails(home, data):
    assert Client().post("/aterkoppling/", data, headers=OWN).status_code in (303, 422)


@requests
@given(data=details, token=st.one_of(NASTY, st.text(max_size=40)))
def test_a_message_is_stored_whatever_comes_with_it(home, data, token):
    token = "".join(c for c in token if c.isalnum() or c in ".:-_") or "x"
    sent = data | {"contact_wish": "none", "seen_warning": "1"}
    response = Client().post(f"/aterkoppling/{token}/", sent, headers=OWN)
    assert response.status_code == 303
    assert Submission.objects.filter(text=data["text"].strip()).exists()


@requests
@given(data=posts("text contact_wish contact_email"))
def test_no_post_of_details_fails_and_what_was_typed_comes_back(home, data):
    response = Client().post("/aterkoppling/x.y/", data, headers=OWN)
    assert response.status_code in (200, 303, 422)
    if response.status_code == 422:
        assert response.context["form"]["text"].value() == data.get("text")


@requests
@given(header=ANY)
def test_no_header_fails(home, header):
    value = header.replace("\r", "").replace("\n", "").encode("utf-8", "replace").decode("latin-1")
    for name in ("HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_X_FORWARDED_FOR", "HTTP_USER_AGENT"):
        response = Client().post("/aterkoppling/", {"answer": "yes"}, **{name: value})
        assert response.status_code in (303, 403)
