"""The worker outlives a database that goes away, and ends when it is told to."""

import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from samverkan.background import worker as worker_module
from samverkan.background.models import RecurringJob
from samverkan.background.worker import ScheduledWorker
from samverkan.media.tasks import make_renditions
from samverkan.outbox.tasks import deliver_email

JOB = "samverkan.background.jobs.forget_expired_sessions"


@pytest.fixture
def worker(settings, monkeypatch):
    """A worker that does not wait, on the task queue of production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    settings.SCHEDULE = {}
    monkeypatch.setattr(worker_module, "RESTART_PAUSE", 0)
    monkeypatch.setattr(worker_module, "TICK", 0)
    return ScheduledWorker()


def failing_once(worker, then):
    """Raises as a lost connection does, then does something else and lets the worker stop."""
    calls = []

    def run():
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("the server closed the connection")
        then()
        worker.stopping.set()

    return calls, run


@pytest.mark.django_db(transaction=True)
def test_tasks_go_on_after_the_database_was_away(worker, monkeypatch):
    deliver_email.enqueue(0)
    worker.tasks.batch = True
    calls, run = failing_once(worker, worker.tasks.run)
    monkeypatch.setattr(worker.tasks, "run", run)
    worker.run_tasks()
    assert len(calls) == 2
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
def test_the_schedule_goes_on_after_the_database_was_away(worker, settings, monkeypatch):
    settings.SCHEDULE = {JOB: timedelta(days=1)}
    calls, run = failing_once(worker, worker_module.run_due_jobs)
    monkeypatch.setattr(worker_module, "run_due_jobs", run)
    worker.run_schedule()
    assert len(calls) == 2
    assert RecurringJob.objects.get().finished_at is not None


def test_a_signal_ends_the_worker_when_nothing_runs(worker):
    with pytest.raises(SystemExit) as end:
        worker.stop(signal.SIGTERM, None)
    assert end.value.code == 0
    assert worker.stopping.is_set()


def test_a_signal_lets_the_present_task_end(worker):
    worker.tasks.running_task = True
    worker.stop(signal.SIGTERM, None)
    assert worker.stopping.is_set()
    assert not worker.tasks.running


def test_letters_go_before_pictures_that_came_earlier(worker, db):
    make_renditions.enqueue(1)
    deliver_email.enqueue(1)
    assert [result.task_path for result in DBTaskResult.objects.ready()] == [
        deliver_email.module_path,
        make_renditions.module_path,
    ]
