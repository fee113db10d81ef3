"""Yes or no: stored at once, once, with what the page knew about itself."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.urls import ResolverMatch

from feedback import submissions
from feedback.enums import Answer, Box
from feedback.models import Submission
from feedback.question import question_for
from samverkan.public_forms.timestamp import stamp
from tests.factories import StandardPageFactory
from tests.feedback.conftest import OWN

pytestmark = pytest.mark.django_db


def ask(request, page):
    return render_to_string("feedback/question.html", {"request": request, "page": page})


def test_the_page_asks_without_token_and_query(rf, asking_page, django_assert_num_queries):
    with django_assert_num_queries(0):
        question = ask(rf.get("/sophamtning/?a=b"), asking_page)
    assert 'action="/aterkoppling/"' in question
    assert f'name="page" value="{asking_page.pk}"' in question
    assert 'name="address" value="/sophamtning/?a=b"' in question
    assert "csrf" not in question


def test_a_page_that_does_not_ask_stays_silent(rf, asking_page):
    asking_page.asks_feedback = False
    assert ask(rf.get("/sophamtning/"), asking_page).strip() == ""


def test_yes_is_stored_at_once_and_thanked(client, asking_page, answer_data):
    response = client.post("/aterkoppling/", answer_data | {"answer": "yes"}, headers=OWN)
    assert response.status_code == 303
    assert (
        response["Location"]
        == f"/aterkoppling/{submissions.token_for(Submission.objects.get())}/tack/"
    )
    assert client.get(response["Location"]).status_code == 200
    stored = Submission.objects.get()
    assert stored.answer == Answer.YES
    assert stored.page_id == asking_page.pk
    assert stored.revision_id == asking_page.live_revision_id
    assert stored.page_title == "Sophämtning"
    assert stored.page_kind == "pages.standardpage"
    assert stored.language == "sv"
    assert stored.address == "/sophamtning/"
    assert stored.box == Box.INBOX
    assert stored.suspicions == []


def test_no_is_stored_at_once_and_leads_to_the_details(client, answer_data):
    response = client.post("/aterkoppling/", answer_data, headers=OWN)
    assert response.status_code == 303
    assert Submission.objects.get().answer == Answer.NO
    details = client.get(response["Location"])
    assert details.status_code == 200
    assert 'name="contact_wish"' in details.content.decode()
    assert details["Cache-Control"] == "private, no-store"
    assert not details.cookies


def test_the_language_of_the_answer_is_that_of_the_readers_frame(client, answer_data):
    client.post("/ar/aterkoppling/", answer_data, headers=OWN)
    assert Submission.objects.get().language == "ar"


@pytest.mark.parametrize(("path", "kind"), [("/finns-inte/", "not_found"), ("/sok/", "search")])
def test_search_results_and_missing_pages_ask_too(rf, path, kind):
    request = rf.get(f"{path}?q=sopor")
    request.resolver_match = ResolverMatch(None, (), {}, "search") if kind == "search" else None
    question = question_for(request, None)
    assert (question.kind, question.address) == (kind, f"{path}?q=sopor")


def test_the_same_showing_of_the_form_answers_once(client, answer_data):
    keyed = answer_data | {"client_key": "0f5c7a1e-5b1c-4b8e-9a59-3f2f7a1e5b1c"}
    first = client.post("/aterkoppling/", keyed, headers=OWN)
    second = client.post("/aterkoppling/", keyed, headers=OWN)
    assert Submission.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_a_double_click_without_scripts_answers_once(client, answer_data):
    for _click in range(2):
        client.post("/aterkoppling/", answer_data, headers=OWN)
    assert Submission.objects.count() == 1


def test_two_residents_who_answer_the_same_are_two(client, answer_data):
    for browser in ("Firefox", "Safari"):
        client.post("/aterkoppling/", answer_data, headers=OWN | {"User-Agent": browser})
    assert Submission.objects.count() == 2


def test_two_showings_of_the_page_in_one_library_are_two_answers(client, answer_data):
    client.post("/aterkoppling/", answer_data, headers=OWN)
    client.post("/aterkoppling/", answer_data | {"stamp": stamp()}, headers=OWN)
    assert Submission.objects.count() == 2


def test_without_a_cache_every_answer_is_stored(client, answer_data, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "samverkan.caches.TolerantRedisCache",
            "LOCATION": "redis://127.0.0.1:9/0",
        }
    }
    response = client.post("/aterkoppling/", answer_data, headers=OWN)
    assert response.status_code == 303
    assert Submission.objects.get().box == Box.INBOX


def test_a_post_from_another_site_is_refused_in_plain_words(client, answer_data):
    response = client.post("/aterkoppling/", answer_data, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert "<h1" in response.content.decode()
    assert not Submission.objects.exists()


def test_an_old_phone_that_names_no_origin_is_heard(client, answer_data):
    client.post("/aterkoppling/", answer_data)
    stored = Submission.objects.get()
    assert (stored.box, stored.suspicions) == (Box.INBOX, ["no_origin"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"additional_subject": "x"}, "honeypot"),
        ({"stamp": "now"}, "too_fast"),
    ],
)
def test_what_looks_like_a_robot_lies_in_the_suspect_box(client, answer_data, changes, code):
    if changes.get("stamp"):
        changes = {"stamp": stamp()}
    response = client.post("/aterkoppling/", answer_data | changes, headers=OWN)
    stored = Submission.objects.get()
    assert response.status_code == 303
    assert stored.box == Box.SUSPECT
    assert code in stored.suspicions


def test_a_flood_lands_in_the_suspect_box_and_nobody_is_stopped(client, answer_data):
    for number in range(32):
        key = f"0f5c7a1e-5b1c-4b8e-9a59-{number:012}"
        response = client.post("/aterkoppling/", answer_data | {"client_key": key}, headers=OWN)
        assert response.status_code == 303
    assert Submission.objects.count() == 32
    assert Submission.objects.filter(box=Box.SUSPECT, suspicions=["flood"]).count() == 2


def test_an_answer_with_its_details_counts_once(client, answer_data, details_data):
    for number in range(20):
        key = f"0f5c7a1e-5b1c-4b8e-9a59-{number:012}"
        answered = client.post("/aterkoppling/", answer_data | {"client_key": key}, headers=OWN)
        details = details_data | {"text": f"Sökte {number}"}
        client.post(answered["Location"], details, headers=OWN)
    assert Submission.objects.filter(box=Box.INBOX).count() == 20


def test_an_answer_that_is_posted_again_counts_once(client, answer_data):
    keyed = answer_data | {"client_key": "0f5c7a1e-5b1c-4b8e-9a59-3f2f7a1e5b1c"}
    for _click in range(40):
        client.post("/aterkoppling/", keyed, headers=OWN)
    client.post("/aterkoppling/", answer_data, headers=OWN)
    assert not Submission.objects.filter(box=Box.SUSPECT).exists()


def test_details_sent_again_and_again_to_one_address_are_a_flood(client, details_url, details_data):
    for number in range(32):
        client.post(details_url, details_data | {"text": f"Sökte {number}"}, headers=OWN)
    assert Submission.objects.filter(box=Box.SUSPECT, suspicions=["flood"]).count() == 2


def test_neither_yes_nor_no_shows_the_question_again(client, answer_data):
    response = client.post("/aterkoppling/", answer_data | {"answer": "maybe"}, headers=OWN)
    body = response.content.decode()
    assert response.status_code == 422
    assert 'value="/sophamtning/"' in body
    assert "autofocus" in body


def test_the_questions_own_pages_do_not_ask_and_lead_back(client, answer_data):
    thanks = client.post("/aterkoppling/", answer_data | {"answer": "yes"}, headers=OWN)
    body = client.get(thanks["Location"]).content.decode()
    assert "data-feedback-form" not in body
    assert 'href="/sophamtning/">Tillbaka till sidan</a>' in body


def test_a_page_deleted_meanwhile_leaves_the_answer(client, asking_page, answer_data):
    asking_page.delete()
    client.post("/aterkoppling/", answer_data, headers=OWN)
    stored = Submission.objects.get()
    assert (stored.page, stored.page_kind) == (None, "pages.standardpage")
    assert stored.address == "/sophamtning/"


@pytest.mark.django_db(transaction=True)
def test_a_page_deleted_in_the_same_moment_leaves_the_answer(client, answer_data, monkeypatch):
    read = submissions.read_subject

    def read_and_delete(request, **fields):
        subject = read(request, **fields)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM pages_standardpage")
            cursor.execute("DELETE FROM wagtailcore_page WHERE id = %s", [subject.page.pk])
        return subject

    monkeypatch.setattr(submissions, "read_subject", read_and_delete)
    assert client.post("/aterkoppling/", answer_data, headers=OWN).status_code == 303
    assert Submission.objects.get().page is None


def test_a_revision_of_another_page_is_not_taken(client, home, asking_page, answer_data):
    other = StandardPageFactory(parent=home)
    other.save_revision().publish()
    other.refresh_from_db()
    posted = answer_data | {"revision": other.live_revision_id}
    client.post("/aterkoppling/", posted, headers=OWN)
    assert Submission.objects.get().revision_id == asking_page.live_revision_id


def test_an_earlier_published_revision_is_the_one_that_was_shown(client, asking_page, answer_data):
    shown = asking_page.live_revision_id
    asking_page.save_revision().publish()
    client.post("/aterkoppling/", answer_data | {"revision": shown}, headers=OWN)
    assert Submission.objects.get().revision_id == shown


def test_a_revision_that_was_cleared_away_costs_neither_answer_nor_page(
    client, asking_page, answer_data
):
    shown = asking_page.live_revision
    asking_page.save_revision().publish()
    shown.delete()
    client.post("/aterkoppling/", answer_data, headers=OWN)
    assert Submission.objects.get().page_id == asking_page.pk


def test_a_draft_is_not_taken_for_what_was_shown(client, asking_page, answer_data):
    draft = asking_page.save_revision()
    client.post("/aterkoppling/", answer_data | {"revision": draft.pk}, headers=OWN)
    assert Submission.objects.get().revision_id == asking_page.live_revision_id


def test_the_models_are_in_step_with_their_migrations():
    call_command("makemigrations", "feedback", "outbox", "background", check=True, dry_run=True)
