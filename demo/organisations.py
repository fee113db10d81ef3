"""Organisations of the demo: their records, and what their pages have besides words."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images import get_image_model

from demo import content, logos
from organisations import areas
from organisations.models import (
    Activity,
    ContactPerson,
    LocalGroup,
    Municipality,
    Organisation,
    OrganisationLink,
    OrganisationPage,
    Region,
)

FACTS = ("short_name", "number", "kind", "website", "email", "phone", "partner_since")
OF_GROUP = ("name", "place", "text", "url", "email")
PERSONAL = ("name", "role", "email", "phone")
CONSENTED_DAYS_AGO = 200


def find(key: str) -> Organisation:
    """The organisation that the content files call by this name."""
    data = content.read("organisations")["organisations"][key]
    return Organisation.objects.get(name=data["name"])


def load_areas() -> None:
    """Sweden's municipalities, and those that are made up."""
    areas.save(areas.read(areas.SHIPPED))
    data = content.read("organisations")
    for code, name in data["regions"].items():
        Region.objects.get_or_create(code=code, defaults={"name": name})
    for code, name in data["municipalities"].items():
        Municipality.objects.get_or_create(
            code=code, defaults={"name": name, "region_id": code[:2]}
        )


def load_organisations() -> None:
    """All organisations that do not exist yet."""
    load_areas()
    for data in content.read("organisations")["organisations"].values():
        if not Organisation.objects.filter(name=data["name"]).exists():
            make(data)


def make(data: dict[str, Any]) -> Organisation:
    """One organisation with its rows."""
    organisation = Organisation(
        name=data["name"], **{name: data[name] for name in FACTS if name in data}
    )
    if "mark" in data:
        organisation.logo = get_logo(data["mark"])
        if not data.get("light_only"):
            organisation.logo_dark = get_logo(data["mark"], dark=True)
    organisation.links = [
        OrganisationLink(kind=kind, url=url, sort_order=order)
        for order, (kind, url) in enumerate(data.get("links", []))
    ]
    organisation.activities = [
        Activity(municipality_id=code, sort_order=order)
        for order, code in enumerate(data["municipalities"])
    ]
    organisation.contact_persons = [
        contact_person(person, order) for order, person in enumerate(data.get("people", []))
    ]
    organisation.full_clean()
    organisation.save()
    return organisation


def contact_person(data: dict[str, Any], order: int) -> ContactPerson:
    """Somebody at an organisation; only those who have consented are shown."""
    person = ContactPerson(
        sort_order=order, **{name: data[name] for name in PERSONAL if name in data}
    )
    if "consent" in data:
        person.consented_on = timezone.localdate() - timedelta(days=CONSENTED_DAYS_AGO)
        person.consent_note = data["consent"]
    return person


def get_logo(mark: str, *, dark: bool = False) -> Any:
    """The drawing of a mark, made and stored the first time it is asked for."""
    Image = get_image_model()
    title = f"Logotyp: {mark}{' (mörk)' if dark else ''}"
    found = Image.objects.filter(title=title).first()
    if found:
        return found
    name = f"logotyp-{mark}{'-mork' if dark else ''}.png"
    file = ContentFile(logos.render(mark, dark=dark), name=name)
    return Image.objects.create(title=title, file=file)


def describe(page: OrganisationPage, data: dict[str, Any]) -> None:
    """Give a page that is not saved yet its record and its local groups."""
    page.organisation = find(data["organisation"])
    page.local_groups = [
        LocalGroup(
            locale=page.locale,
            sort_order=order,
            municipality_id=row.get("municipality"),
            **{name: row[name] for name in OF_GROUP if name in row},
        )
        for order, row in enumerate(data.get("local_groups", []))
    ]
