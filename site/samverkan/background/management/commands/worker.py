"""``manage.py worker``: everything that happens outside of requests."""

from typing import Any

from django.core.management.base import BaseCommand

from samverkan.background.worker import ScheduledWorker


class Command(BaseCommand):
    """Run one worker; start as many as needed, also on several machines."""

    help = "Work off the task queue and run the recurring jobs until stopped with SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until stopped."""
        ScheduledWorker().run()
