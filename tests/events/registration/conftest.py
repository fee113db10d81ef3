"""An evening in May with two places and two on the waiting list, and people who want to come."""

from datetime import date

import pytest
import time_machine

from events.enums import RegistrationMode
from events.models import EventPage, Occasion
from events.registration import places
from events.registration.answers import GivenAnswer
from events.registration.places import Application
from tests.factories import EventPageFactory, OccasionFactory
from tests.outbox.conftest import mail_server, task_queue

__all__ = ["mail_server", "task_queue"]

NOW = "2026-04-20 10:00+02:00"


@pytest.fixture
def april():
    """Two weeks before the evening."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def course(calendar) -> EventPage:
    """An event that people register to here."""
    return EventPageFactory(
        parent=calendar,
        locale=calendar.locale,
        title="Språkkafé",
        slug="sprakkafe",
        registration=RegistrationMode.HERE,
        most_together=5,
    )


@pytest.fixture
def evening(course) -> Occasion:
    """5 May 2026, six to eight: two places, and two to wait."""
    return OccasionFactory(page=course, start_day=date(2026, 5, 5), capacity=2, waiting_places=2)


def email_answer(address: str) -> GivenAnswer:
    return GivenAnswer("email", "email", "E-post", address, 30)


def application(who: str, **changes) -> Application:
    """What somebody sends: ``application("elin", size=2)``."""
    fields = {"client_key": f"key-of-{who}", "language": "sv", "size": 1}
    answers = [email_answer(f"{who}@sjoby.example")]
    return Application(**{**fields, "answers": answers, **changes})


@pytest.fixture
def register(evening):
    """Registers somebody to the evening and gives the row: ``register("elin")``."""

    def make(who: str, **changes):
        sent = application(who, **changes)
        places.register(evening.pk, sent)
        return evening.registrations.get(client_key=sent.client_key)

    return make
