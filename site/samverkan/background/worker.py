"""One process that works off the task queue and runs the schedule beside it."""

import logging
import signal
import threading
import time
from types import FrameType

from django.db import DatabaseError, InterfaceError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from samverkan.background.schedule import run_due_jobs

logger = logging.getLogger(__name__)

POLL_INTERVAL = 1.0
"""Seconds between two looks into an empty queue."""

TICK = 5.0
"""Seconds between two looks at the schedule."""

RESTART_PAUSE = 5.0
"""Seconds to wait for a database that has gone away."""


class ScheduledWorker:
    """Runs tasks in the main thread and the schedule in a second one.

    A slow task so never holds up scheduled publishing, and a slow job no task. Both outlive a
    restart of the database. SIGTERM and SIGINT let what is running end; a second one does not.
    """

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.tasks = Worker(
            queue_names=["*"],
            interval=POLL_INTERVAL,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Work until a signal says stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        schedule = threading.Thread(target=self.run_schedule, name="schedule", daemon=True)
        schedule.start()
        try:
            self.run_tasks()
        finally:
            self.stopping.set()
            schedule.join()

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler: end after the present task and job; at once when asked again."""
        self.stopping.set()
        self.tasks.shutdown(number, frame)

    def run_tasks(self) -> None:
        """Work off the queue; begin again when the database has been away."""
        while not self.stopping.is_set():
            try:
                self.tasks.run()
            except (DatabaseError, InterfaceError) as error:
                _after_loss("task queue", error)
                self.stopping.wait(RESTART_PAUSE)

    def run_schedule(self) -> None:
        """Look at the schedule again and again until told to stop."""
        while not self.stopping.is_set():
            started = time.monotonic()
            try:
                run_due_jobs()
            except (DatabaseError, InterfaceError) as error:
                _after_loss("schedule", error)
            finally:
                connections.close_all()
            self.stopping.wait(max(0.0, TICK - (time.monotonic() - started)))


def _after_loss(what: str, error: Exception) -> None:
    logger.warning("The database does not answer the %s (%s)", what, type(error).__name__)
    connections.close_all()
