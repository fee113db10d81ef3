"""Running the recurring jobs of ``settings.SCHEDULE`` when they are due.

Several workers can share the schedule: a job's row is claimed with one conditional update, which
only one of them wins. A job whose worker dies runs again at its next time.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from samverkan.background.models import RecurringJob

logger = logging.getLogger(__name__)


def run_due_jobs() -> list[str]:
    """Run every job that is due and that no other worker has taken; the paths that were run.

    A job that raises is logged and tried again at its next time; the others run all the same.
    """
    return [path for path, every in settings.SCHEDULE.items() if _run_if_due(path, every)]


def _run_if_due(path: str, every: timedelta) -> bool:
    now = timezone.now()
    if not _claim(path, every, now):
        return False
    outcome: dict[str, object]
    try:
        import_string(path)()
    except Exception as error:
        logger.exception("The recurring job %s failed", path)
        outcome = {"last_error": f"{type(error).__name__}: {error}"[:500]}
    else:
        outcome = {"last_error": "", "finished_at": timezone.now()}
    RecurringJob.objects.filter(path=path).update(**outcome)
    return True


def _claim(path: str, every: timedelta, now: datetime) -> bool:
    """Whether this worker is the one that runs the job now."""
    due = RecurringJob.objects.filter(path=path, next_run_at__lte=now)
    if due.update(next_run_at=now + every, started_at=now):
        return True
    _job, is_new = RecurringJob.objects.get_or_create(
        path=path, defaults={"next_run_at": now + every, "started_at": now}
    )
    return is_new
