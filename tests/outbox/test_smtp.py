"""The whole way to a real mail server that is stopped, started, refuses and hangs."""

import pytest
from django.utils import timezone

from feedback.models import FeedbackSettings, Submission
from samverkan.outbox.delivery import sweep
from samverkan.outbox.models import OutgoingEmail

pytestmark = pytest.mark.django_db(transaction=True)

OWN = {"Origin": "http://testserver"}
DETAILS = {"text": "Vilken dag hämtas brännbart?", "contact_wish": "none"}


@pytest.fixture
def resident_writes(client, home):
    """A resident answers *Nej* on the home page and writes; the thanks page they then see."""
    FeedbackSettings.objects.create(site=home.get_site(), mailbox="team@sjoby.example")

    def write():
        answer = {"answer": "no", "page": home.pk, "address": "/", "kind": "pages.homepage"}
        details = client.post("/aterkoppling/", answer, headers=OWN)
        thanks = client.post(details["Location"], DETAILS, headers=OWN)
        assert thanks.status_code == 303
        return client.get(thanks["Location"]).content.decode()

    return write


def due_now():
    OutgoingEmail.objects.filter(state="queued").update(next_attempt_at=timezone.now())


def test_with_the_server_down_nothing_is_lost_and_it_is_delivered_once_when_it_is_back(
    resident_writes, mail_server, task_queue
):
    thanks = resident_writes()
    task_queue()
    submission, email = Submission.objects.get(), OutgoingEmail.objects.get()
    assert submission.reference in thanks
    assert submission.text == DETAILS["text"]
    assert (email.state, email.attempts) == ("queued", 1)

    mail_server.start()
    due_now()
    for _sweep in range(2):
        sweep()
        task_queue()
    [(recipients, content)] = mail_server.sink.messages
    assert recipients == ["team@sjoby.example"]
    assert submission.reference in content
    assert OutgoingEmail.objects.get().state == "sent"


def test_a_hanging_server_does_not_hang_the_resident(resident_writes, hanging_server, task_queue):
    with hanging_server():
        resident_writes()
        assert OutgoingEmail.objects.get().attempts == 0
        task_queue()
    assert OutgoingEmail.objects.get().state == "queued"
    assert OutgoingEmail.objects.get().attempts == 1


def test_a_refused_recipient_shows_as_failed(resident_writes, mail_server, task_queue):
    mail_server.sink.refused["team@sjoby.example"] = "550 No such user"
    mail_server.start()
    resident_writes()
    task_queue()
    email = OutgoingEmail.objects.get()
    assert (email.state, email.next_attempt_at) == ("failed", None)
    assert "550" in email.last_error
    assert mail_server.sink.messages == []


def test_a_busy_recipient_is_tried_again(resident_writes, mail_server, task_queue):
    mail_server.sink.refused["team@sjoby.example"] = "451 Try again later"
    mail_server.start()
    resident_writes()
    task_queue()
    assert OutgoingEmail.objects.get().state == "queued"
    mail_server.sink.refused.clear()
    due_now()
    sweep()
    assert len(mail_server.sink.messages) == 1
