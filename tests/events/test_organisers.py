"""Who arranges an event: organisations, or anybody by name."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from events.models import EventPage, Organiser
from tests.factories import (
    OrganisationFactory,
    OrganisationIndexPageFactory,
    OrganisationPageFactory,
)


@pytest.fixture
def bridge(home):
    """An organisation with a page."""
    index = OrganisationIndexPageFactory(parent=home, locale=home.locale)
    record = OrganisationFactory(name="Bryggan", website="https://bryggan.example/")
    return OrganisationPageFactory(parent=index, locale=home.locale, organisation=record)


@pytest.fixture
def event(hold, bridge):
    page = hold(timezone.localdate().isoformat(), title="Språkkafé")
    Organiser.objects.create(page=page, organisation=bridge.organisation, sort_order=0)
    Organiser.objects.create(
        page=page, name="Grannarna", url="https://grannar.example/", sort_order=1
    )
    return EventPage.objects.get(pk=page.pk)


def links(client, page) -> dict[str, str]:
    facts = BeautifulSoup(client.get(page.url).content, "html.parser").select(".facts a")
    return {link.get_text(strip=True): link["href"] for link in facts}


def test_an_organisation_leads_to_its_page_and_a_name_to_its_own_site(client, event, bridge):
    assert links(client, event) == {"Bryggan": bridge.url, "Grannarna": "https://grannar.example/"}


def test_an_organisation_without_a_page_leads_to_its_own_site(client, event, bridge):
    bridge.live = False
    bridge.save()
    assert links(client, event)["Bryggan"] == "https://bryggan.example/"


def test_a_renamed_organisation_has_its_new_name_everywhere(client, event, bridge):
    assert "Bryggan" in links(client, event)
    record = bridge.organisation
    record.name = "Nya Bryggan"
    record.save()
    assert "Nya Bryggan" in links(client, event)


def test_calendars_and_search_engines_are_told_the_same(client, event):
    calendar = Calendar.from_ical(client.get(f"{event.url}kalender.ics").content)
    assert calendar.events[0]["ORGANIZER"].params["CN"] == "Bryggan"
    page = BeautifulSoup(client.get(event.url).content, "html.parser")
    scripts = [json.loads(each.string) for each in page.select('[type="application/ld+json"]')]
    told = next(each for each in scripts if each["@type"] == "Event")
    assert told["organizer"] == [
        {"@type": "Organization", "name": "Bryggan", "url": "https://bryggan.example/"},
        {"@type": "Organization", "name": "Grannarna", "url": "https://grannar.example/"},
    ]


def test_a_version_in_another_language_has_the_organisers_of_its_source(
    client, event, arabic_calendar, locales
):
    version = event.copy_for_translation(locales["ar"])
    version.save_revision().publish()
    assert not version.organisers.exists()
    Organiser.objects.create(page=event, name="Kören", sort_order=2)
    assert list(links(client, version)) == ["Bryggan", "Grannarna"]
    names = BeautifulSoup(client.get(version.url).content, "html.parser").select(".facts dd li")
    assert "Kören" in [each.get_text(strip=True) for each in names]


@pytest.mark.parametrize("fields", [{}, {"name": "Grannarna", "organisation": True}])
def test_an_organiser_is_an_organisation_or_a_name(event, bridge, fields):
    if "organisation" in fields:
        fields = {**fields, "organisation": bridge.organisation}
    with pytest.raises(IntegrityError), transaction.atomic():
        Organiser.objects.create(page=event, **fields)


def test_an_editor_is_told_what_is_wrong_with_a_row(event, bridge):
    row = Organiser(page=event, organisation=bridge.organisation, name="Grannarna")
    with pytest.raises(ValidationError, match="inte båda"):
        row.full_clean()
