"""Erases what people have answered and that is kept no longer."""

from typing import Any

from django.core.management.base import BaseCommand

from events.registration.purge import purge


class Command(BaseCommand):
    """``manage.py purge_registrations``: what the worker does every day, now."""

    help = "Erase answers of those who registered to events, each by its own clock."

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and tell how much; never what."""
        erased = purge()
        for kind, number in sorted(erased.items()):
            self.stdout.write(f"{kind}: {number}")
        self.stdout.write(f"{erased.total()} answers erased.")
