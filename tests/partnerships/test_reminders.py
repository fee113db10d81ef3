"""Whoever answers for a partnership is told in time, once, and nothing about persons."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.utils import timezone

from partnerships import reminders
from partnerships.models import FollowUp, PartnershipPage
from samverkan.outbox import delivery
from samverkan.outbox.models import OutgoingEmail
from samverkan.shell.models import SiteSettings
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def shelter(agree):
    return agree(title="Tak", responsible_unit=UnitFactory(email="enhet@sjoby.example"))


def follow_up(page, days: int, **fields) -> FollowUp:
    return FollowUp.objects.create(page=page, day=TODAY + timedelta(days=days), **fields)


def befores() -> list[str]:
    keys = OutgoingEmail.objects.order_by("pk").values_list("key", flat=True)
    return [key.rsplit(":", 1)[1] for key in keys if key.startswith("partnership-reminder:")]


@pytest.mark.parametrize(
    ("days", "before"),
    [(61, []), (60, ["60"]), (45, ["60"]), (30, ["30"]), (8, ["30"]), (7, ["7"]), (0, ["7"])],
)
def test_a_follow_up_is_told_60_30_and_7_days_before(shelter, days, before):
    follow_up(shelter, days)
    reminders.send_due()
    assert befores() == before


def test_each_is_told_once_however_often_the_job_runs(shelter, monkeypatch):
    follow_up(shelter, 60)
    for days in range(61):
        monkeypatch.setattr(timezone, "localdate", lambda now=TODAY + timedelta(days): now)
        reminders.send_due()
        reminders.send_due()
    assert befores() == ["60", "30", "7"]


def test_what_a_dead_worker_left_is_sent_and_the_rest_is_not_sent_again(shelter, monkeypatch):
    follow_up(shelter, 7), follow_up(shelter, 30)
    send, sent = reminders.send, []

    def die_at_the_second(*args):
        if sent:
            raise SystemExit
        sent.append(send(*args))

    monkeypatch.setattr(reminders, "send", die_at_the_second)
    with pytest.raises(SystemExit):
        reminders.send_due()
    assert len(befores()) == 1
    monkeypatch.setattr(reminders, "send", send)
    reminders.send_due()
    assert sorted(befores()) == ["30", "7"]


def test_sent_reminders_are_remembered_until_the_next():
    days = [*reminders.DAYS_BEFORE, 0]
    longest = max(before - after for before, after in pairwise(days))
    assert timedelta(days=longest) <= delivery.KEEP_SENT


def test_a_moved_day_is_told_anew(shelter):
    row = follow_up(shelter, 7)
    reminders.send_due()
    FollowUp.objects.filter(pk=row.pk).update(day=TODAY + timedelta(days=6))
    reminders.send_due()
    assert befores() == ["7", "7"]


def test_the_end_of_the_term_is_told_with_its_renewals(agree):
    agree(title="Tak", last_day=None, ends_on=TODAY + timedelta(days=30), editor_in_charge=editor())
    reminders.send_due()
    email = OutgoingEmail.objects.get()
    assert email.subject == "Avtalstiden för Tak går snart ut"
    assert "31 maj 2026, om 30 dagar" in email.text


def test_what_is_done_or_ended_is_not_told(shelter, agree):
    follow_up(shelter, 7, result="Det gick bra.")
    ended = agree(state="ended", ends_on=TODAY + timedelta(days=7), editor_in_charge=editor())
    follow_up(ended, 7)
    draft = agree(live=False, editor_in_charge=editor())
    follow_up(draft, 7)
    reminders.send_due()
    assert befores() == []


def editor(**fields):
    return UserFactory(email="eva@sjoby.example", **fields)


def test_the_editor_is_told_else_the_unit_else_the_site(shelter, home):
    shelter.editor_in_charge = editor()
    assert reminders.recipient_for(shelter) == "eva@sjoby.example"
    shelter.editor_in_charge.is_active = False
    assert reminders.recipient_for(shelter) == "enhet@sjoby.example"
    shelter.responsible_unit = UnitFactory(email="", parent=shelter.responsible_unit)
    assert reminders.recipient_for(shelter) == "enhet@sjoby.example"
    shelter.responsible_unit = None
    assert reminders.recipient_for(shelter) == ""
    SiteSettings.objects.update_or_create(
        site=home.get_site(), defaults={"contact_email": "kommun@sjoby.example"}
    )
    shelter = PartnershipPage.objects.get(pk=shelter.pk)
    shelter.responsible_unit = None
    assert reminders.recipient_for(shelter) == "kommun@sjoby.example"


def test_the_subject_names_the_page_and_the_letter_leads_to_the_admin(shelter):
    follow_up(shelter, 30)
    reminders.send_due()
    email = OutgoingEmail.objects.get()
    assert email.subject == "Snart dags att följa upp Tak"
    assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/pages/{shelter.pk}/edit/" in email.text
    assert "om 30 dagar" in email.html


def test_the_job_is_in_the_schedule():
    assert settings.SCHEDULE["partnerships.reminders.send_due"] == timedelta(days=1)
