"""Build the demo site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update

from demo import (
    contacts,
    events,
    feedback,
    frame,
    organisations,
    pages,
    partnerships,
    people,
    registrations,
    scale,
)


class Command(BaseCommand):
    """Build the demo site of Sjöby, or add what is missing of it."""

    help = (
        "Build the demo site of the fictional municipality of Sjöby. "
        "What exists is kept as it is, so running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of generated pages."""
        parser.add_argument(
            "--scale",
            type=int,
            default=0,
            metavar="N",
            help=(
                "add generated news, events, partnerships (at most 500) and feedback until there "
                "are N of each, for measuring"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything, and note once at the end what refers to what.

        Translating replaces a page's contact persons, so a task that notes the references of one
        of them would meet the worker when there is no such object any more.
        """
        with disable_reference_index_auto_update():
            self.load(options["scale"])
        call_command("rebuild_references_index", verbosity=0)

    def load(self, number: int) -> None:
        """Load everything, saying what comes next; ``number`` of generated pages."""
        for language in ("sv", "en", "ar", "sv-simple"):
            Locale.objects.get_or_create(language_code=language)
        self.stdout.write("People, organisations and topics …")
        contacts.load_units()
        home = pages.load_home()
        call_command("setup_roles", verbosity=0)
        people.load_accounts()
        people.load_topics()
        contacts.load_people()
        events.load_places()
        organisations.load_organisations()
        partnerships.load_terms()
        self.stdout.write("Pages …")
        pages.load_pages(home)
        self.stdout.write("Translations …")
        pages.load_translations()
        pages.load_easy_read()
        frame.load_frame()
        # The home pages in the other languages exist only now.
        call_command("setup_roles", verbosity=0)
        self.stdout.write("Feedback, registrations and corrections …")
        feedback.load_feedback()
        registrations.load_registrations()
        partnerships.load_correction()
        if number:
            self.stdout.write(f"{number} generated pages …")
            scale.load(number)
