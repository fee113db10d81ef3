"""An evening in May that people have registered to, and whoever looks after it."""

import pytest

from events.models import Answer, Registration
from tests.events.registration.conftest import april, course, evening
from tests.factories import AnswerFactory, RegistrationFactory

__all__ = ["april", "course", "evening"]


@pytest.fixture
def manager(staff, client):
    """Evenemangsansvarig, logged in."""
    user = staff("Evenemangsansvarig", first_name="Anna", last_name="Ek")
    client.force_login(user)
    return user


@pytest.fixture
def person(april, evening):
    """Registers somebody with a name: ``person("Elin", size=2)``."""

    def make(name, occasion=evening, organisation="", **fields) -> Registration:
        email = f"{name.lower().replace(' ', '.')}@sjoby.example"
        if fields.get("state") == "waiting":
            fields.setdefault("queue_number", Registration.objects.count() + 1)
        registration = RegistrationFactory(occasion=occasion, email=email, **fields)
        AnswerFactory(registration=registration, kind="name", label="Namn", value=name)
        if organisation:
            AnswerFactory(registration=registration, kind="organisation", value=organisation)
        return registration

    return make


@pytest.fixture
def ask():
    """Answers a question of the event's own: ``ask(registration, "Kost", "=1+1")``."""

    def make(registration, label, value, kind="text") -> Answer:
        return AnswerFactory(
            registration=registration, field=label.lower(), kind=kind, label=label, value=value
        )

    return make
