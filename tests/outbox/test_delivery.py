"""E-mail is stored first, sent once, tried again with growing pauses, and given up visibly."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from anymail.exceptions import AnymailRecipientsRefused
from django.core import mail
from django.db import transaction
from django.utils import timezone

from samverkan.outbox import delivery
from samverkan.outbox.delivery import Outcome
from samverkan.outbox.models import OutgoingEmail
from samverkan.outbox.queue import queue_email
from tests.together import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker")]

State = OutgoingEmail.State


@pytest.fixture
def email(db):
    """An e-mail that waits; in a test's transaction nothing is sent on commit."""
    return queue_email("k", "a@sjoby.example", "Ämne", "Text", "<p>Text</p>")


@pytest.fixture
def email_waiting(transactional_db):
    """An e-mail that other connections see, too."""
    return OutgoingEmail.objects.create(
        key="k", recipient="a@sjoby.example", subject="Ämne", next_attempt_at=timezone.now()
    )


@pytest.fixture
def sending_raises(monkeypatch):
    """Lets the mail backend raise an error, or send when given None."""
    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"

    def raising(error):
        def send_messages(self, messages):
            raise error

        monkeypatch.setattr(backend, send_messages)

    return raising


def test_the_same_key_is_queued_once(email):
    again = queue_email("k", "a@sjoby.example", "Ämne", "Text")
    assert again.pk == email.pk
    assert OutgoingEmail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_e_mail_lives_and_dies_with_the_transaction_that_it_tells_of():
    def queue_and_fail():
        with transaction.atomic():
            queue_email("k", "a@sjoby.example", "Ämne", "Text")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        queue_and_fail()
    assert (OutgoingEmail.objects.count(), len(mail.outbox)) == (0, 0)
    with transaction.atomic():
        queue_email("k", "a@sjoby.example", "Ämne", "Text")
        assert mail.outbox == []
    assert len(mail.outbox) == 1


def test_a_sent_e_mail_is_not_sent_again(email):
    assert delivery.deliver(email.pk) is Outcome.SENT
    assert delivery.deliver(email.pk) is Outcome.NOT_OURS
    email.refresh_from_db()
    assert (email.state, email.attempts, email.next_attempt_at) == (State.SENT, 1, None)
    [message] = mail.outbox
    assert message.alternatives[0][0] == "<p>Text</p>"


def test_what_another_worker_has_claimed_is_left_alone(email):
    OutgoingEmail.objects.update(state=State.SENDING, claimed_at=timezone.now())
    assert delivery.deliver(email.pk) is Outcome.NOT_OURS
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_sends(email_waiting):
    outcomes = at_once(*[lambda: delivery.deliver(email_waiting.pk)] * 4)
    assert sorted(outcome.name for outcome in outcomes) == ["NOT_OURS"] * 3 + ["SENT"]
    assert len(mail.outbox) == 1


def test_pauses_grow_until_it_is_given_up_after_three_days(email, sending_raises):
    sending_raises(SMTPServerDisconnected("down"))
    start = email.created_at
    attempts = []
    with time_machine.travel(start, tick=False) as clock:
        while email.state == State.QUEUED:
            clock.move_to(email.next_attempt_at)
            attempts.append(timezone.now() - start)
            delivery.deliver(email.pk)
            email.refresh_from_db()
    minutes = [round(attempt.total_seconds() / 60) for attempt in attempts]
    assert minutes[:7] == [0, 1, 6, 21, 81, 81 + 240, 81 + 480]
    assert attempts[-2] < timedelta(days=3) <= attempts[-1]
    assert email.state == State.FAILED


def test_an_e_mail_is_not_tried_before_its_time(email, sending_raises):
    sending_raises(SMTPServerDisconnected("down"))
    delivery.deliver(email.pk)
    assert delivery.deliver(email.pk) is Outcome.NOT_OURS


@pytest.mark.parametrize(
    ("error", "permanent"),
    [
        (SMTPRecipientsRefused({"a@sjoby.example": (550, b"unknown")}), True),
        (SMTPRecipientsRefused({"a@sjoby.example": (450, b"later")}), False),
        (SMTPDataError(554, b"spam"), True),
        (SMTPDataError(451, b"later"), False),
        (AnymailRecipientsRefused(), True),
        (ConnectionRefusedError(), False),
        (TimeoutError(), False),
        (RuntimeError("anything else"), False),
    ],
)
def test_only_refusals_of_recipient_or_message_are_permanent(
    email, sending_raises, error, permanent
):
    sending_raises(error)
    delivery.deliver(email.pk)
    email.refresh_from_db()
    assert email.state == (State.FAILED if permanent else State.QUEUED)


def test_neither_error_nor_log_names_the_recipient(email, sending_raises, caplog):
    sending_raises(SMTPRecipientsRefused({"a@sjoby.example": (550, b"<a@sjoby.example> unknown")}))
    with caplog.at_level("DEBUG"):
        delivery.deliver(email.pk)
    email.refresh_from_db()
    assert "unknown" in email.last_error
    assert "sjoby.example" not in email.last_error + caplog.text


def test_a_worker_that_died_while_sending_leaves_an_uncertain_e_mail(email):
    long_ago = timezone.now() - delivery.CLAIM_LIFETIME - timedelta(seconds=1)
    OutgoingEmail.objects.update(state=State.SENDING, claimed_at=long_ago)
    delivery.sweep()
    email.refresh_from_db()
    assert email.state == State.UNCERTAIN
    assert mail.outbox == []


def test_an_attempt_that_others_have_declared_uncertain_changes_nothing(email, monkeypatch):
    def declare(self, messages):
        OutgoingEmail.objects.update(state=State.UNCERTAIN)
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", declare)
    delivery.deliver(email.pk)
    email.refresh_from_db()
    assert email.state == State.UNCERTAIN


@pytest.mark.parametrize(
    ("state", "again"),
    [
        (State.FAILED, True),
        (State.UNCERTAIN, True),
        (State.SENT, False),
        (State.SENDING, False),
        (State.QUEUED, False),
    ],
)
def test_staff_can_send_again_what_failed_or_is_uncertain(email, state, again):
    OutgoingEmail.objects.update(state=state, attempts=9)
    assert delivery.send_again(email) is again
    delivery.sweep()
    assert len(mail.outbox) == (1 if again or state == State.QUEUED else 0)


def test_an_old_e_mail_sent_again_gets_its_three_days_anew(email, sending_raises):
    long_ago = timezone.now() - timedelta(days=9)
    OutgoingEmail.objects.update(state=State.FAILED, created_at=long_ago)
    delivery.send_again(email)
    sending_raises(SMTPServerDisconnected("down"))
    delivery.deliver(email.pk)
    email.refresh_from_db()
    assert email.state == State.QUEUED


def test_a_sweep_stops_asking_a_provider_that_is_down(sending_raises):
    for number in range(5):
        queue_email(str(number), "a@sjoby.example", "Ämne", "Text")
    sending_raises(ConnectionRefusedError())
    delivery.sweep()
    assert OutgoingEmail.objects.filter(attempts=1).count() == delivery.FAILURES_PER_SWEEP


def test_a_bounce_that_comes_later_shows_as_failed(email):
    delivery.deliver(email.pk)
    email.refresh_from_db()
    delivery.mark_bounced(email.provider_id, "a@sjoby.example is unknown")
    email.refresh_from_db()
    assert (email.state, email.last_error) == (State.FAILED, "Bounced: … is unknown")


def test_delivered_e_mail_is_forgotten_after_a_month(email):
    delivery.deliver(email.pk)
    delivery.forget_sent()
    assert OutgoingEmail.objects.exists()
    OutgoingEmail.objects.update(sent_at=timezone.now() - timedelta(days=31))
    delivery.forget_sent()
    assert not OutgoingEmail.objects.exists()
