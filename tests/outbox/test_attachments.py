"""Files that go with an e-mail, and e-mail that is forgotten with what it tells of."""

from email import message_from_bytes, policy

import pytest

from samverkan.outbox.delivery import deliver
from samverkan.outbox.models import OutgoingEmail
from samverkan.outbox.queue import Attachment, forget_about, queue_email

pytestmark = pytest.mark.django_db

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Språkkafé\r\nEND:VCALENDAR\r\n"


def test_an_attachment_arrives_with_its_name_and_the_parameters_of_its_type(mail_server):
    mail_server.start()
    attachment = Attachment("event.ics", "text/calendar; method=REQUEST", CALENDAR.encode())
    email = queue_email("a", "elin@sjoby.example", "Anmäld", "Text", "<p>Text</p>", attachment)
    deliver(email.pk)
    [(_recipients, content)] = mail_server.sink.messages
    message = message_from_bytes(content.encode(), policy=policy.default)
    [part] = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert part.get_filename() == "event.ics"
    assert part.get_content().split() == CALENDAR.split()


def test_what_rests_is_forgotten_by_its_reason_and_what_waits_is_not():
    for key, state in (
        ("r:1:a", "sent"),
        ("r:1:b", "failed"),
        ("r:1:c", "queued"),
        ("r:11:a", "sent"),
    ):
        email = queue_email(key, "elin@sjoby.example", "Anmäld", "Text")
        OutgoingEmail.objects.filter(pk=email.pk).update(state=state)
    assert forget_about("r:1:") == 2
    assert set(OutgoingEmail.objects.values_list("key", flat=True)) == {"r:1:c", "r:11:a"}
