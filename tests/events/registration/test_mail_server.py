"""Letters and a mail server that is down, with transactions that commit."""

from email import message_from_bytes, policy

import pytest

from events.models import Registration
from events.registration import links, places
from events.registration.enums import LogKind, State
from samverkan.outbox.delivery import sweep
from samverkan.outbox.models import OutgoingEmail
from tests.events.registration.conftest import application
from tests.events.registration.test_race import calendar

__all__ = ["calendar"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("april")]


def test_with_the_mail_server_down_the_thanks_are_the_same_and_the_letter_comes_later(
    register, mail_server, task_queue, evening
):
    assert places.register(evening.pk, application("elin")) == State.REGISTERED
    task_queue()
    email = OutgoingEmail.objects.get()
    assert (email.state, email.attempts) == ("queued", 1)
    mail_server.start()
    OutgoingEmail.objects.update(next_attempt_at=email.created_at)
    sweep()
    [(recipients, content)] = mail_server.sink.messages
    assert recipients == ["elin@sjoby.example"]
    message = message_from_bytes(content.encode(), policy=policy.default)
    [attached] = message.iter_attachments()
    assert attached.get_param("method") == "REQUEST"
    registration = Registration.objects.get()
    assert links.token_of(registration) in message.get_body(("plain",)).get_content()
    assert registration.log.get().kind == LogKind.REGISTERED
