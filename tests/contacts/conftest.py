"""A directory with a unit and people."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from contacts.models import Person, Unit
from tests.factories import (
    ContactIndexPageFactory,
    ContactPageFactory,
    PersonFactory,
    RoleFactory,
    UnitFactory,
)

TODAY = "2026-03-09T10:00:00+01:00"
"""A Monday, when most are at work."""


@pytest.fixture
def today() -> Iterator[None]:
    """TODAY, which stands still."""
    with time_machine.travel(TODAY, tick=False):
        yield


def give(record, rows: str, **fields: object) -> None:
    """Add a row to a stored person, unit or page, as an editor does."""
    fresh = type(record).objects.get(pk=record.pk)
    getattr(fresh, rows).create(**fields)
    fresh.save()


@pytest.fixture
def directory(home):
    return ContactIndexPageFactory(parent=home)


@pytest.fixture
def administration(home) -> Unit:
    return UnitFactory(name="Kulturförvaltningen", email="kultur@sjoby.example")


@pytest.fixture
def library(administration) -> Unit:
    unit = UnitFactory(
        name="Biblioteket",
        parent=administration,
        email="biblioteket@sjoby.example",
        phone="+46313900620",
        street="Storgatan 1",
        postcode="123 45",
        town="Sjöby",
        map_url="https://karta.example/biblioteket",
        features=["step_free", "hearing_loop"],
    )
    for weekday in range(5):
        unit.opening_hours.create(weekday=weekday, opens="09:00", closes="16:00")
    unit.save()
    return unit


@pytest.fixture
def hire(home):
    """Makes people who work in a unit."""

    def make(name: str, unit: Unit | None = None, title: str = "", **fields: object) -> Person:
        dates = {end: fields.pop(end, None) for end in ("starts_on", "ends_on")}
        place = fields.pop("place", 100)
        person = PersonFactory(name=name, **fields)
        if unit:
            role = RoleFactory(name=title) if title else None
            person.memberships.create(unit=unit, title=role, place=place, **dates)
            person.save()
        return person

    return make


@pytest.fixture
def elin(hire, library) -> Person:
    return hire("Elin Sjögren", library, "Bibliotekarie", phone="+46313900610")


@pytest.fixture
def page_of(directory):
    """Publishes a contact page with units and people."""

    def make(*units: Unit, people: tuple[Person, ...] = (), **fields: object):
        page = ContactPageFactory(parent=directory, **fields)
        for order, unit in enumerate(units):
            page.page_units.create(unit=unit, sort_order=order)
        for order, person in enumerate(people):
            page.page_contacts.create(person=person, sort_order=order)
        page.save()
        return page

    return make


@pytest.fixture
def yesterday() -> date:
    return date(2026, 3, 8)
