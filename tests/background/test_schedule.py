"""Recurring jobs run when they are due, in one worker only, whatever else fails."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.module_loading import import_string

from samverkan.background import jobs
from samverkan.background.models import RecurringJob
from samverkan.background.schedule import run_due_jobs
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

GOOD = "tests.background.test_schedule.good_job"
BAD = "tests.background.test_schedule.bad_job"
runs = []


def good_job():
    runs.append("good")


def bad_job():
    raise RuntimeError("no")


@pytest.fixture(autouse=True)
def schedule(settings):
    """One job that works and one that fails, each every five minutes."""
    runs.clear()
    settings.SCHEDULE = {BAD: timedelta(minutes=5), GOOD: timedelta(minutes=5)}


def test_a_job_runs_at_once_and_then_when_its_interval_is_over():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert run_due_jobs() == [BAD, GOOD]
        assert run_due_jobs() == []
        clock.shift(timedelta(minutes=5))
        assert run_due_jobs() == [BAD, GOOD]
    assert runs == ["good", "good"]


def test_a_job_that_fails_shows_why_and_stops_no_other():
    run_due_jobs()
    failed = RecurringJob.objects.get(path=BAD)
    assert failed.last_error == "RuntimeError: no"
    assert failed.finished_at is None
    assert RecurringJob.objects.get(path=GOOD).finished_at is not None


def test_a_job_that_works_again_forgets_its_error(settings):
    run_due_jobs()
    RecurringJob.objects.update(next_run_at=timezone.now(), last_error="old")
    settings.SCHEDULE = {GOOD: timedelta(minutes=5)}
    run_due_jobs()
    assert RecurringJob.objects.get(path=GOOD).last_error == ""


def test_a_job_that_another_worker_has_taken_is_left_to_it(settings, monkeypatch):
    settings.SCHEDULE = {GOOD: timedelta(minutes=5)}
    run_due_jobs()
    RecurringJob.objects.update(next_run_at=timezone.now())
    first, second = run_due_jobs(), run_due_jobs()
    assert (first, second) == ([GOOD], [])


def test_the_site_has_every_job_that_it_schedules():
    from samverkan.settings import production

    for path in production.SCHEDULE:
        assert callable(import_string(path))


def test_a_page_is_published_when_its_time_has_come(home):
    page = StandardPageFactory(parent=home, live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    jobs.publish_scheduled_pages()
    page.refresh_from_db()
    assert not page.live
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        jobs.publish_scheduled_pages()
    page.refresh_from_db()
    assert page.live


def test_expired_sessions_are_forgotten():
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    jobs.forget_expired_sessions()
    assert not Session.objects.exists()


def test_finished_tasks_are_forgotten(settings):
    from django_tasks_db.models import DBTaskResult

    from samverkan.outbox.tasks import deliver_email

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    deliver_email.enqueue(0)
    long_ago = timezone.now() - timedelta(days=20)
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=long_ago)
    jobs.forget_finished_tasks()
    assert not DBTaskResult.objects.exists()
