"""Steps for several submissions at once: only what one may handle, and only what they fit."""

import pytest
from django.urls import reverse

from feedback.enums import Box, EventKind, State
from tests.factories import SubmissionFactory, UnitFactory

INBOX = reverse("feedback_inbox:index")


def address(step, *submissions):
    url = reverse("wagtail_bulk_action", args=["feedback", "submission", step])
    ids = "".join(f"&id={submission.pk}" for submission in submissions)
    return f"{url}?next={INBOX}{ids}"


def post(client, step, *submissions, **data):
    return client.post(address(step, *submissions), {"seen": 10**9, **data}, follow=True)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def unit(db):
    return UnitFactory(name="Biblioteket")


@pytest.fixture
def handler(staff, client, unit):
    user = staff("Handläggare", unit=unit, first_name="Anna", last_name="Ek")
    client.force_login(user)
    return user


@pytest.fixture
def waiting(unit):
    """Three submissions of the handler's own team."""
    return SubmissionFactory.create_batch(3, team=unit)


def test_the_list_offers_to_select_and_the_four_steps(client, handler, waiting):
    html = client.get(INBOX).text
    for submission in waiting:
        assert f'data-object-id="{submission.pk}"' in html
        assert f'id="submission_{submission.pk}_title"' in html
    for step in ("take", "finish", "spam", "not-spam"):
        assert reverse("wagtail_bulk_action", args=["feedback", "submission", step]) in html


def test_several_are_taken_at_once_and_each_history_says_so(client, handler, waiting):
    response = post(client, "take", *waiting[:2])
    assert response.redirect_chain[-1][0] == INBOX
    for submission in waiting:
        submission.refresh_from_db()
    assert [each.handler for each in waiting] == [handler, handler, None]
    assert waiting[0].events.get().kind == EventKind.TAKEN
    assert "(2)" in said(response)


def test_several_are_done_with_what_was_done(client, handler, waiting):
    post(client, "finish", *waiting, outcome="Tiderna står nu på sidan.")
    for submission in waiting:
        submission.refresh_from_db()
        assert (submission.state, submission.outcome) == (State.DONE, "Tiderna står nu på sidan.")
        assert submission.events.get().note == "Tiderna står nu på sidan."


def test_done_needs_what_was_done_here_too(client, handler, waiting):
    response = post(client, "finish", *waiting, outcome=" ")
    assert response.context["form"].errors
    assert not waiting[0].events.exists()


def test_several_go_to_spam_and_back(client, handler, waiting):
    post(client, "spam", *waiting)
    waiting[0].refresh_from_db()
    assert waiting[0].box == Box.SPAM
    post(client, "not-spam", *waiting)
    waiting[0].refresh_from_db()
    assert waiting[0].box == Box.INBOX


def test_what_one_may_not_see_is_neither_named_nor_changed(client, handler, waiting):
    other = SubmissionFactory(team=UnitFactory(), text="Något hemligt")
    assert "Något hemligt" not in client.get(address("finish", waiting[0], other)).text
    post(client, "finish", waiting[0], other, outcome="Klart")
    other.refresh_from_db()
    waiting[0].refresh_from_db()
    assert (waiting[0].state, other.state) == (State.DONE, State.NEW)
    assert not other.events.exists()


@pytest.mark.parametrize("step", ["take", "finish", "spam", "not-spam"])
def test_who_handles_no_feedback_is_refused(client, staff, waiting, step):
    client.force_login(staff("Redaktör"))
    response = post(client, step, *waiting, outcome="Klart")
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert not waiting[0].events.exists()


def test_what_the_step_does_not_fit_is_left_and_counted(client, handler, waiting, unit):
    done = SubmissionFactory(team=unit, state=State.DONE, outcome="Förut")
    assert len(client.get(address("finish", waiting[0], done)).context["left"]) == 1
    post(client, "finish", waiting[0], done, outcome="Nu")
    done.refresh_from_db()
    assert done.outcome == "Förut"


def test_what_a_colleague_handles_meanwhile_is_left_and_the_rest_is_done(
    client, handler, waiting, staff, unit
):
    form = client.get(address("finish", *waiting)).context["form"]
    bo = staff("Handläggare", unit=unit)
    waiting[0].events.create(kind=EventKind.NOTED, user=bo, note="Väntar på svar.")
    response = post(client, "finish", *waiting, outcome="Klart", seen=form.initial["seen"])
    for submission in waiting:
        submission.refresh_from_db()
    assert [each.state for each in waiting] == [State.NEW, State.DONE, State.DONE]
    assert len(response.context["messages"]) == 2


@pytest.mark.parametrize("ids", ["id=all", "id=x", "id=99999999999999999999", "", "id=-1"])
def test_an_invalid_selection_changes_nothing_and_never_fails(client, handler, waiting, ids):
    url = f"{reverse('wagtail_bulk_action', args=['feedback', 'submission', 'take'])}?{ids}"
    assert client.get(url).status_code == 200
    client.post(url, {"seen": 10**9})
    assert not waiting[0].events.exists()
