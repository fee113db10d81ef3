"""The list of organisations: filters, search, feeds."""

import feedparser
import pytest
from bs4 import BeautifulSoup

from organisations.models import LocalGroup, OrganisationPage
from tests.factories import MunicipalityFactory, TopicFactory

ADDRESS = "/organisationer/"


@pytest.fixture
def listed(client, index):
    """The names in the list, for some filters."""

    def ask(**filters: str) -> list[str]:
        response = client.get(ADDRESS, filters)
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "html.parser")
        return [link.get_text(strip=True) for link in page.select(".listing h2 a")]

    return ask


def test_organisations_are_listed_by_name(listed, present):
    for name in ("Fyren", "Bryggan", "Cykelköket"):
        present(name)
    assert listed() == ["Bryggan", "Cykelköket", "Fyren"]


def test_the_list_can_be_narrowed_by_municipality_kind_and_theme(listed, present):
    theme = TopicFactory(name="Integration", slug="integration")
    bridge = present("Bryggan", active_in=["Sjöby"], kind="association")
    present("Fyren", active_in=["Sjöby", "Ådal"], kind="foundation")
    bridge.topics = [theme]
    bridge.save()
    sjoby, adal = (
        MunicipalityFactory._meta.model.objects.get(name=name).code for name in ("Sjöby", "Ådal")
    )
    assert listed(municipality=sjoby) == ["Bryggan", "Fyren"]
    assert listed(municipality=adal) == ["Fyren"]
    assert listed(kind="foundation") == ["Fyren"]
    assert listed(topic="integration") == ["Bryggan"]
    assert listed(municipality=sjoby, kind="foundation") == ["Fyren"]
    assert listed(municipality=adal, kind="association") == []


def test_a_local_group_makes_the_organisation_active_where_it_is(listed, present, index):
    page = present("Bryggan")
    village = MunicipalityFactory(name="Ådal")
    page.local_groups = [LocalGroup(locale=index.locale, name="Systugan", municipality=village)]
    page.save_revision().publish()
    present("Fyren")
    assert listed(municipality=village.code) == ["Bryggan"]


def test_readers_choose_among_what_the_list_has(client, present):
    present("Bryggan", active_in=["Sjöby"], kind="network")
    MunicipalityFactory(name="Tomby")
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    places = [option.get_text() for option in page.select("#id_municipality option")]
    kinds = [option.get_text() for option in page.select("#id_kind option")]
    assert places == ["Alla kommuner", "Sjöby"]
    assert kinds[1:] == ["Nätverk"]


@pytest.mark.parametrize(
    "filters",
    [
        {"municipality": "0180"},
        {"municipality": "' OR 1=1"},
        {"kind": "party"},
        {"topic": "\x00"},
        {"page": "x"},
        {"page": "99999999999999999999"},
        {"q": "å" * 101},
    ],
)
def test_filters_that_make_no_sense_show_everything(listed, present, filters):
    present("Bryggan")
    assert listed(**filters) == ["Bryggan"]


@pytest.mark.usefixtures("worker")
def test_the_list_is_searched_by_name_and_what_they_do(listed, present):
    present("Bryggan", page={"lead": "Vi lagar cyklar."})
    present("Fyren", short_name="STF")
    assert listed(q="cykl") == ["Bryggan"]
    assert listed(q="bryg") == ["Bryggan"]
    assert listed(q="STF") == ["Fyren"]


def test_a_list_in_another_language_has_everybody_and_marks_what_is_swedish(
    client, present, arabic, arabic_index
):
    arabic(present("Bryggan", active_in=["Sjöby"]), title="الجسر", lead="نساعد.")
    present("Fyren", active_in=["Ådal"], page={"lead": "Fyren ger stöd."})
    present("Utkastet", page={"live": False})
    found = BeautifulSoup(client.get(f"/ar{ADDRESS}").content, "html.parser")
    places = [each.get_text() for each in found.select("#id_municipality option")]
    assert places[1:] == ["Sjöby", "Ådal"]
    swedish, translated = found.select(".listing article")
    assert [each.a.get_text() for each in (swedish, translated)] == ["Fyren", "الجسر"]
    assert (swedish.a["lang"], swedish.a["dir"]) == ("sv", "ltr")
    assert swedish.select_one(".teaser__text [lang=sv]").get_text() == "Fyren ger stöd."
    assert swedish.a["href"].startswith("/ar/")
    assert not translated.select("[lang=sv]:not(.meta *)")


@pytest.mark.usefixtures("worker")
def test_what_is_swedish_is_found_in_another_language_too(client, present, arabic_index):
    theme = TopicFactory(name="Stöd", slug="stod")
    light = present("Fyren", kind="foundation", active_in=["Ådal"])
    light.topics = [theme]
    light.save()
    village = MunicipalityFactory._meta.model.objects.get(name="Ådal").code
    present("Bryggan")
    for query in ("q=fyren", "kind=foundation", "topic=stod", f"municipality={village}"):
        found = BeautifulSoup(client.get(f"/ar{ADDRESS}?{query}").content, "html.parser")
        assert [each.get_text() for each in found.select(".listing h2 a")] == ["Fyren"]


def test_a_feed_keeps_to_the_language_of_its_list(client, present, arabic):
    arabic(present("Bryggan"), title="الجسر", lead="نساعد.")
    present("Fyren")
    feed = feedparser.parse(client.get(f"/ar{ADDRESS}flode.atom").content)
    assert [entry.title for entry in feed.entries] == ["الجسر"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_has_the_organisations_with_what_they_do(client, present, kind):
    present("Bryggan", page={"lead": "Vi lagar cyklar."})
    feed = feedparser.parse(client.get(f"{ADDRESS}flode.{kind}").content)
    assert not feed.bozo
    [entry] = feed.entries
    assert entry.title == "Bryggan"
    assert "Vi lagar cyklar." in entry.content[0].value


def test_a_private_page_shows_nowhere(client, listed, present):
    page = present("Bryggan", active_in=["Sjöby"])
    OrganisationPage.objects.filter(pk=page.pk).update(live=False)
    assert listed() == []
    body = client.get(ADDRESS).content.decode()
    assert "Sjöby" not in BeautifulSoup(body, "html.parser").select_one("form.filters").get_text()
