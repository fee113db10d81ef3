"""Units and people of the demo, with dates that follow from today."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale

from contacts.models import ContactPage, PageUnit, Person, Role, Unit
from demo import content, portraits
from demo.streams import get_drawing

PLACE_FIELDS = ("street", "postcode", "town", "map_url", "features")
POSTAL_FIELDS = ("postal_street", "postal_postcode", "postal_town")
PERSON_FIELDS = ("email", "phone", "languages", "is_public")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def load_units() -> None:
    """Units, parents before their children."""
    for data in content.read("people")["units"]:
        if Unit.objects.filter(name=data["name"]).exists():
            continue
        parent = Unit.objects.get(name=data["parent"]) if "parent" in data else None
        facts = {name: data[name] for name in (*PLACE_FIELDS, *POSTAL_FIELDS) if name in data}
        unit = Unit(
            name=data["name"], parent=parent, email=data["email"], phone=data["phone"], **facts
        )
        add_hours(unit.opening_hours, data.get("hours", {}))
        for row in data.get("exceptions", []):
            day = timezone.localdate() + timedelta(days=row["in_days"])
            times = {end: row[end] for end in ("opens", "closes") if end in row}
            unit.hours_exceptions.create(first_day=day, reason=row.get("reason", ""), **times)
        unit.save()


def add_hours(rows: Any, hours: dict[str, list[str]]) -> None:
    """Add weekly hours: ``{"mon-thu": ["08:00-12:00", "13:00-16:00"]}``."""
    for days, spans in hours.items():
        first, _dash, last = days.partition("-")
        for weekday in range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1):
            for span in spans:
                opens, closes = span.split("-")
                rows.create(weekday=weekday, opens=opens, closes=closes)


def load_people() -> None:
    """Contact persons, their units and, for those who handle feedback, their accounts."""
    people = content.read("people")["people"]
    new = [data for data in people.values() if not is_loaded(data)]
    accounts = {user.username: user for user in get_user_model().objects.all()}
    roles = {role.name: role for role in Role.objects.filter(locale=Locale.get_default())}
    units = {unit.name: unit for unit in Unit.objects.all()}
    today = timezone.localdate()
    for data in new:
        person = Person(
            name=data["name"],
            role=roles[data["role"]],
            user=accounts.get(data.get("user", "")),
            **{name: data[name] for name in PERSON_FIELDS if name in data},
        )
        if "photo" in data:
            person.photo = get_portrait(data["photo"])
            person.photo_consent_on = today - timedelta(days=200)
        for order, name in enumerate(data["units"]):
            left = data.get("left_days_ago")
            person.memberships.create(
                unit=units[name],
                sort_order=order,
                place=data.get("place", 100),
                ends_on=today - timedelta(days=left) if left else None,
            )
        for row in data.get("telephones", []):
            person.telephones.create(**row)
        add_hours(person.working_hours, data.get("hours", {}))
        person.save()
    for data in new:
        if "away" in data:
            person = Person.objects.get(name=data["name"])
            stand_in = Person.objects.get(name=people[data["away"]["stand_in"]]["name"])
            last = today + timedelta(days=data["away"]["days"])
            person.absences.create(first_day=today, last_day=last, stand_in=stand_in)
            person.save()


def get_portrait(name: str) -> Any:
    """The drawing of somebody."""
    return get_drawing(f"Porträtt: {name}", f"portratt-{name}.jpg", lambda: portraits.render(name))


def is_loaded(data: dict[str, Any]) -> bool:
    """Whether the person is there already."""
    return Person.objects.filter(name=data["name"]).exists()


def describe(page: ContactPage, data: dict[str, Any]) -> None:
    """Give a contact page that is not saved yet the units that its content file names."""
    for order, name in enumerate(data.get("units", [])):
        page.page_units.add(PageUnit(unit=Unit.objects.get(name=name), sort_order=order))
    page.shows_members = data.get("shows_members", True)
