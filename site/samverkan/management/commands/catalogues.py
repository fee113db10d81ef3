"""Keeps the translations of the interface in step with the code; needs no gettext."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samverkan import catalogues


class Command(BaseCommand):
    """``manage.py catalogues update | check | compile``."""

    help = "Update, check or compile the translations of the interface in locale/."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word says what to do."""
        parser.add_argument(
            "action",
            choices=["update", "check", "compile"],
            help="update: take over new texts from the code. check: fail on what is missing, "
            "fuzzy or wrong. compile: write the .mo files that the site reads.",
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        """Do it.

        Raises:
            CommandError: a catalogue cannot be released as it is.
        """
        root, folder = Path(settings.BASE_DIR), Path(settings.LOCALE_PATHS[0])
        if action == "update":
            catalogues.update(root, folder)
        if action in ("update", "compile"):
            for path in catalogues.compile_all(folder):
                self.stdout.write(f"Compiled {path.relative_to(root)}")
            return
        problems = catalogues.check(root, folder)
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} texts need a translator.")
        self.stdout.write("The catalogues are complete and in step with the code.")
