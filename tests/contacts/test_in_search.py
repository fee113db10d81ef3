"""The search of the site leads to people and units in the directory."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from contacts.models import ContactIndexPage, Membership, Role
from tests.factories import UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def ask(client):
    def answer(question: str, prefix: str = "", **more: str):
        response = client.get(f"{prefix}/sok/", {"q": question, **more})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").select_one(".search-contacts")

    return answer


def test_a_name_and_a_title_lead_to_the_same_words_in_the_directory(client, ask, directory, elin):
    found = ask("bibliotekarie Elin")
    assert "1 person i kontaktkatalogen" in found.get_text()
    assert "Elin Sjögren, Bibliotekarie" in " ".join(found.get_text().split())
    listed = BeautifulSoup(client.get(found.a["href"]).content, "html.parser")
    assert [each.get_text() for each in listed.select(".card__heading")] == ["Elin Sjögren"]


def test_a_unit_is_linked_to(client, ask, directory, library):
    found = ask("bibliotek")
    assert found.a["href"] == f"{directory.url}enheter/{library.pk}/"
    assert client.get(found.a["href"]).status_code == 200


def test_a_reader_in_another_language_is_led_there_in_it(client, ask, directory, elin, locales):
    title = Role.objects.get(name="Bibliotekarie").copy_for_translation(locales["ar"])
    title.name = "أمين مكتبة"
    title.save()
    for question in ("أمين", "bibliotekarie"):
        found = ask(question, "/ar")
        assert "أمين مكتبة" in found.get_text()
        assert found.a["href"].startswith(f"/ar{directory.url}?q=")
        assert client.get(found.a["href"]).status_code == 200
    assert ask("biblioteket", "/ar").a["lang"] == "sv"


def test_a_few_are_named_and_all_are_counted(ask, directory, hire, library):
    for number in range(5):
        hire(f"Kim {number}", library)
    assert "5 personer" in ask("kim").get_text()
    assert "Kim 3" not in ask("kim").get_text()


def test_nobody_finds_who_is_hidden_or_has_left(ask, directory, elin, hire, library):
    hire("Dold Dis", library, is_public=False)
    assert ask("Dold") is None
    service = Membership.objects.get(person=elin)
    service.ends_on = date(2026, 3, 8)
    service.save()
    assert ask("Elin") is None
    UnitFactory(name="Hemliga gruppen", is_public=False)
    assert ask("hemliga") is None


@pytest.mark.parametrize("question", ["xyzzy", "%", "\x00", "elin " * 60, "elin " + "a" * 120, " "])
def test_words_that_fit_nobody_lead_nowhere(ask, directory, elin, question):
    assert ask(question) is None


def test_nothing_is_told_without_a_directory_that_everybody_finds(ask, directory, elin):
    assert ask("elin")
    ContactIndexPage.objects.get(pk=directory.pk).unpublish()
    assert ask("elin") is None


def test_people_cost_no_query_when_warm(
    client, directory, elin, hire, library, django_assert_max_num_queries
):
    client.get("/sok/", {"q": "zzz"})
    for question in ("elin", "elin"):
        client.get("/sok/", {"q": question})
    with django_assert_max_num_queries(100) as captured:
        client.get("/sok/", {"q": "zzz"})
    cost = len(captured)
    with django_assert_max_num_queries(cost):
        assert b"search-contacts" in client.get("/sok/", {"q": "elin"}).content
