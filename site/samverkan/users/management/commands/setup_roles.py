"""Makes the roles of the house; can be run again without harm."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from samverkan.users.setup import set_up_roles


class Command(BaseCommand):
    """Makes groups, rights and approval workflows; adds what is missing, removes nothing."""

    help = (
        "Makes the groups and the approval workflows that the roles describe. Run it again after "
        "adding a language or a home page: it adds what is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add ``--strict``."""
        parser.add_argument(
            "--strict",
            action="store_true",
            help="also take back rights that the roles do not name, granted by hand or left over",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up the roles and say what was done."""
        report = set_up_roles(strict=options["strict"])
        if options["verbosity"]:
            self.stdout.write(
                f"{len(report.roles)} roles: {report.added} rights added, {report.removed} removed."
            )
            for name in report.workflows:
                self.stdout.write(f"Workflow made: {name}")
        for name in sorted(report.missing):
            self.stderr.write(self.style.WARNING(f"No such permission: {name}"))
        if report.no_home_page:
            self.stderr.write(
                self.style.WARNING(
                    "There is no Swedish home page yet: run this again once there is one."
                )
            )
