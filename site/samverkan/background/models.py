"""When each recurring job runs next."""

from django.db import models
from django.utils import timezone


class RecurringJob(models.Model):
    """One recurring job of ``settings.SCHEDULE``; its row is what workers claim it by.

    Attributes:
        path: dotted path of the function that does the work.
        next_run_at: when the job is due.
        started_at: when the latest run began.
        finished_at: when the latest successful run ended.
        last_error: the exception of the latest run, as one line; empty when it went well.
    """

    path = models.CharField(max_length=200, unique=True)
    next_run_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.path
