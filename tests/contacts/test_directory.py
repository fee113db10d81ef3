"""The directory: found by name, title, unit and language, in the order of the Swedish alphabet."""

import pytest
from bs4 import BeautifulSoup

from contacts.alphabet import initial, order
from contacts.models import Role
from tests.contacts.conftest import give
from tests.factories import UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def people(hire, library, administration):
    hire("Åsa Osannson", library, "Bibliotekarie", languages=["sv", "pl"])
    hire("Eva Uppdiktad", administration, "Verksamhetschef")
    hire("Örjan Sagberg", UnitFactory(name="Gatukontoret"), "Driftledare", languages=["swl"])
    hire("André Hittepå")
    hire("Ängla Ek", library)


def names(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [each.get_text() for each in soup.select("main .directory .card__heading")]


def test_names_are_in_the_order_of_the_swedish_alphabet(client, directory, people):
    found = names(client, directory.url)
    assert found == ["André Hittepå", "Eva Uppdiktad", "Åsa Osannson", "Ängla Ek", "Örjan Sagberg"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=åsa", ["Åsa Osannson"]),
        ("q=andre", ["André Hittepå"]),
        ("q=bibliotekarie", ["Åsa Osannson"]),
        ("q=biblioteket", ["Åsa Osannson", "Ängla Ek"]),
        ("q=kulturförvaltningen+ängla", ["Ängla Ek"]),
        ("q=polski", ["Åsa Osannson"]),
        ("q=polska", ["Åsa Osannson"]),
        ("q=teckenspråk", ["Örjan Sagberg"]),
        ("language=swl", ["Örjan Sagberg"]),
        ("q=asa", ["Åsa Osannson"]),
        ("q=orjan+gatukontoret", ["Örjan Sagberg"]),
        ("q=åndre", []),
        ("q=%25_", []),
    ],
)
def test_a_search_looks_in_name_title_unit_and_language(client, directory, people, query, found):
    assert names(client, f"{directory.url}?{query}") == found


@pytest.mark.parametrize("query", ["أمين", "bibliotekarie", "البولندية", "polska", "puola"])
def test_titles_and_languages_are_found_in_the_words_of_any_language(
    client, home, directory, people, locales, query
):
    title = Role.objects.get(name="Bibliotekarie").copy_for_translation(locales["ar"])
    title.name = "أمين مكتبة"
    title.save()
    assert names(client, f"/ar{directory.url}?q={query}") == ["Åsa Osannson"]


def test_a_unit_has_also_the_people_of_its_parts(client, directory, people, administration):
    found = names(client, f"{directory.url}?unit={administration.pk}")
    assert found == ["Eva Uppdiktad", "Åsa Osannson", "Ängla Ek"]


@pytest.mark.parametrize("query", ["unit=x", "role=x", "language=xx", "q=" + "a" * 101, "page=x"])
def test_a_wrong_filter_shows_everybody_with_a_message(client, directory, people, query):
    response = client.get(f"{directory.url}?{query}")
    soup = BeautifulSoup(response.content, "html.parser")
    assert len(soup.select("main .directory .card__heading")) == 5
    assert soup.select("main .ds-alert")


def test_units_are_a_tree_and_each_has_a_page(client, directory, people, library, administration):
    soup = BeautifulSoup(client.get(f"{directory.url}enheter/").content, "html.parser")
    below = soup.select_one(f'a[href$="/enheter/{administration.pk}/"]').find_parent("li")
    address = below.ul.a["href"]
    assert address == f"{directory.url}enheter/{library.pk}/"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.h1.get_text() == "Biblioteket"
    assert "Öppet nu till 16.00" in page.select_one(".opening").get_text()
    assert [each.get_text() for each in page.select("main .card__heading")] == [
        "Åsa Osannson",
        "Ängla Ek",
    ]
    crumbs = [each.get_text(strip=True) for each in page.select(".ds-breadcrumbs li")]
    assert "Kulturförvaltningen" in crumbs


def test_a_hidden_unit_has_no_page_and_its_parts_stand_at_the_top(
    client, directory, library, administration
):
    administration.is_public = False
    administration.save()
    assert client.get(f"{directory.url}enheter/{administration.pk}/").status_code == 404
    html = client.get(f"{directory.url}enheter/").content.decode()
    assert "Biblioteket" in html
    assert "Kulturförvaltningen" not in html
    assert client.get(f"{directory.url}enheter/999999/").status_code == 404


def test_a_changed_unit_is_right_at_once(client, directory, library):
    address = f"{directory.url}enheter/{library.pk}/"
    assert "Storgatan 1" in client.get(address).content.decode()
    library.street = "Lillgatan 9"
    library.save()
    assert "Lillgatan 9" in client.get(address).content.decode()
    give(library, "hours_exceptions", first_day="2026-03-09", reason="illness")
    html = client.get(address).content.decode()
    assert "Stängt nu: Sjukdom. Öppnar i morgon klockan 9.00" in html


def test_letters_with_accents_stand_with_those_without():
    assert sorted(["Östen", "Zoé", "Ärla", "Åke", "Adam", "Ádám"], key=order) == [
        "Adam",
        "Ádám",
        "Zoé",
        "Åke",
        "Ärla",
        "Östen",
    ]
    assert [initial(name) for name in ("Érik", "åke", "نور", " 3D", "")] == [
        "E",
        "Å",
        "ن",
        "#",
        "#",
    ]
