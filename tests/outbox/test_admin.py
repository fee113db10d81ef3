"""The outbox in the admin: looked at by those who may, and sent again by hand."""

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse

from samverkan.outbox import delivery
from samverkan.outbox.models import OutgoingEmail
from samverkan.outbox.queue import queue_email
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker")]


@pytest.fixture
def staff(client):
    """Logs in somebody with these permissions and the right to enter the admin."""

    def log_in(*codenames):
        user = UserFactory()
        wanted = ["access_admin", *codenames]
        user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def failed(db):
    """An e-mail that was refused."""
    email = queue_email("k", "a@sjoby.example", "Återkoppling K7M3-QX9D: Sophämtning", "Text")
    OutgoingEmail.objects.update(state="failed", last_error="550 unknown")
    return email


def test_the_list_shows_what_failed_and_filters_by_state(staff, failed):
    client = staff("view_outgoingemail", "change_outgoingemail")
    again = reverse("outbox:send_again", args=[failed.pk])
    assert again in client.get(reverse("outbox:index")).content.decode()
    sent = client.get(reverse("outbox:index"), {"state": "sent"}).content.decode()
    assert again not in sent
    shown = client.get(reverse("outbox:inspect", args=[failed.pk])).content.decode()
    assert "550 unknown" in shown


def test_an_address_is_searched_for_by_post_and_never_stands_in_an_address(staff, failed):
    queue_email("l", "b@sjoby.example", "Annat", "Text")
    client = staff("view_outgoingemail")
    index = reverse("outbox:index")
    assert "a@sjoby.example" in client.get(index, {"q": "b@sjoby"}).text
    shown = client.post(index, {"words": "b@sjoby"})
    assert "a@sjoby.example" not in shown.text
    assert [each.recipient for each in shown.context["object_list"]] == ["b@sjoby.example"]
    assert 'name="q"' not in shown.text


def test_sending_again_asks_first_and_then_sends_once(staff, failed):
    client = staff("view_outgoingemail", "change_outgoingemail")
    address = reverse("outbox:send_again", args=[failed.pk])
    assert client.get(address).status_code == 200
    assert OutgoingEmail.objects.get().state == "failed"
    for _click in range(2):
        assert client.post(address).status_code == 302
    delivery.sweep()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("codenames", "name", "allowed"),
    [
        ([], "index", False),
        ([], "inspect", False),
        ([], "send_again", False),
        (["view_outgoingemail"], "index", True),
        (["view_outgoingemail"], "inspect", True),
        (["view_outgoingemail"], "send_again", False),
        (["view_outgoingemail", "change_outgoingemail"], "send_again", True),
        (["view_outgoingemail", "change_outgoingemail"], "edit", False),
        (["view_outgoingemail", "delete_outgoingemail"], "delete", False),
        (["view_outgoingemail", "add_outgoingemail"], "add", False),
    ],
)
def test_who_may_do_what(staff, failed, codenames, name, allowed):
    args = [] if name in ("index", "add") else [failed.pk]
    response = staff(*codenames).get(reverse(f"outbox:{name}", args=args))
    assert (response.status_code == 200) is allowed


def test_a_providers_bounce_report_shows_the_e_mail_as_failed():
    email = queue_email("k", "a@sjoby.example", "Ämne", "Text")
    delivery.deliver(email.pk)
    OutgoingEmail.objects.update(provider_id="provider-7")
    for kind in ("delivered", "bounced"):
        event = AnymailTrackingEvent(event_type=kind, message_id="provider-7", description="gone")
        tracking.send(sender=None, event=event, esp_name="Test")
        email.refresh_from_db()
        assert email.state == ("sent" if kind == "delivered" else "failed")
    assert email.last_error == "Bounced: gone"
