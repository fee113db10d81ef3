"""Contact pages: what they show, what is told to machines, and how long it is right."""

import json
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup

from contacts.models import Person
from tests.contacts.conftest import give
from tests.factories import ImageFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def read(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def data_of(soup: BeautifulSoup) -> list[dict]:
    return [json.loads(each.string) for each in soup.select('script[type="application/ld+json"]')]


def test_a_unit_shows_how_to_reach_it_and_when(client, page_of, library, elin):
    text = read(client, page_of(library)).main.get_text(" ", strip=True)
    for words in (
        "biblioteket@sjoby.example",
        "031-390 06 20",
        "Storgatan 1, 123 45 Sjöby",
        "Entré utan trappsteg",
        "Öppet nu till 16.00",
        "Måndag – fredag 9.00–16.00",
        "Lördag – söndag Stängt",
        "Elin Sjögren",
    ):
        assert words in text


def test_people_of_a_unit_are_shown_only_where_they_are_wanted(client, page_of, library, elin):
    assert "Elin" not in read(client, page_of(library, shows_members=False)).main.get_text()


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2026-03-09T15:59:20+01:00", 40),
        ("2026-03-09T12:00:00+01:00", 60),
        ("2026-03-09T23:59:50+01:00", 10),
    ],
)
def test_no_cache_keeps_the_words_when_they_are_no_longer_right(
    client, page_of, library, now, seconds
):
    page = page_of(library)
    with time_machine.travel(now, tick=False):
        header = client.get(page.url)["Cache-Control"]
    assert "max-age=0" in header
    assert f"s-maxage={seconds}" in header


def test_the_words_change_by_the_minute_although_the_unit_is_kept(client, page_of, library):
    page = page_of(library)
    assert "Öppet nu till 16.00" in read(client, page).main.get_text()
    with time_machine.travel("2026-03-09T16:00:00+01:00", tick=False):
        assert "Stängt nu. Öppnar i morgon klockan 9.00" in read(client, page).main.get_text()
    with time_machine.travel("2026-12-24T10:00:00+01:00", tick=False):
        assert "Stängt nu: Julafton" in read(client, page).main.get_text()


def test_a_copy_in_the_browser_is_not_good_when_the_words_change(client, page_of, library):
    page = page_of(library)
    tag = client.get(page.url)["ETag"]
    assert client.get(page.url, headers={"If-None-Match": tag}).status_code == 304
    with time_machine.travel("2026-03-09T16:00:00+01:00", tick=False):
        assert client.get(page.url, headers={"If-None-Match": tag}).status_code == 200


def test_search_engines_are_told_of_units_and_people(client, page_of, library, elin):
    give(library, "hours_exceptions", first_day="2026-03-10", reason="training")
    found = next(
        each
        for each in data_of(read(client, page_of(library, people=(elin,))))
        if each["@type"] == "ContactPage"
    )
    unit, person = found["mainEntity"]
    assert (unit["@type"], unit["telephone"]) == ("GovernmentOffice", "+46-31-390-06-20")
    assert unit["address"]["postalCode"] == "123 45"
    usual, closed, *_holidays = unit["openingHoursSpecification"]
    assert (len(usual["dayOfWeek"]), usual["opens"], usual["closes"]) == (5, "09:00", "16:00")
    assert closed == {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2026-03-10",
        "validThrough": "2026-03-10",
        "opens": "00:00",
        "closes": "00:00",
    }
    assert (person["name"], person["jobTitle"]) == ("Elin Sjögren", "Bibliotekarie")


def test_search_engines_are_told_of_a_photo_by_its_whole_address(client, page_of, elin):
    elin.photo, elin.photo_consent_on = ImageFactory(), date(2026, 1, 1)
    elin.save()
    [found] = [
        each
        for each in data_of(read(client, page_of(people=(elin,))))
        if each["@type"] == "ContactPage"
    ]
    [person] = found["mainEntity"]
    assert person["image"].startswith("http://")
    assert client.get(urlsplit(person["image"]).path).status_code == 200


def test_a_page_of_a_unit_in_the_directory_tells_of_it_too(client, directory, library):
    soup = BeautifulSoup(client.get(f"{directory.url}enheter/{library.pk}/").content, "html.parser")
    assert "GovernmentOffice" in {each["@type"] for each in data_of(soup)}


def test_pages_set_no_cookie(client, page_of, library, directory):
    for address in (page_of(library).url, directory.url, f"{directory.url}enheter/"):
        assert not client.get(address).cookies


def test_hours_know_the_zone_whatever_the_clock_of_the_machine(client, page_of, library):
    page = page_of(library)
    with time_machine.travel(datetime(2026, 7, 6, 13, 59, tzinfo=UTC), tick=False):
        assert "Öppet nu till 16.00" in read(client, page).main.get_text()
    with time_machine.travel(datetime(2026, 7, 6, 14, 0, tzinfo=UTC), tick=False):
        assert "Stängt nu" in read(client, page).main.get_text()


def test_a_card_tells_all_that_readers_need(client, page_of, elin):
    other = PersonFactory(name="Omar", phone="+46313900611")
    Person.objects.filter(pk=elin.pk).update(languages=["sv", "ar", "fa", "swl"])
    give(elin, "telephones", number="+46701740605", kind="mobile")
    give(elin, "absences", first_day=date(2026, 3, 1), last_day=date(2026, 3, 20), stand_in=other)
    for weekday in range(3):
        give(elin, "working_hours", weekday=weekday, opens="09:00", closes="12:00")
    stored = Person.objects.get(pk=elin.pk)
    stored.photo, stored.photo_consent_on = ImageFactory(), date(2026, 1, 1)
    stored.save()
    card = read(client, page_of(people=(elin,))).select_one(".person")
    text = " ".join(card.get_text(" ").split())
    for words in (
        "Bibliotekarie",
        "Borta till och med 20 mars 2026",
        "Kontakta i stället: Omar",
        "031-390 06 11",
        "070-174 06 05 Mobil",
        "Nås Måndag – onsdag 9.00–12.00",
        "Spara Elin Sjögren bland dina kontakter",
    ):
        assert words in text
    assert card.select_one(".picture--portrait img")["alt"] == ""
    marks = {each.get_text(): (each["lang"], each["dir"]) for each in card.select("span[lang]")}
    assert marks["العربية"] == ("ar", "rtl")
    assert marks["فارسی"] == ("fa", "rtl")
    assert "Svenskt teckenspråk" not in marks
    assert card.select_one("a[href='tel:+46-70-174-06-05']")
