"""Bring municipalities and counties up to date with the official list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisations import areas


class Command(BaseCommand):
    """Add and rename municipalities and counties; run it again whenever the list is new."""

    help = "Adds and renames municipalities and counties from a list, by their official codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=areas.SHIPPED,
            help="CSV with the columns code and name; the list that comes along when left out.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command.

        Raises:
            CommandError: the file is no such list; nothing has been changed.
        """
        try:
            done = areas.save(areas.read(options["file"]))
        except areas.UnusableList as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"Added {done.added}, renamed {done.renamed}.")
            for name in done.unlisted:
                self.stdout.write(f"Not in the list, and kept: {name}")
