"""Where readers and programs find the open data."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def addresses(client, page: str, *found: str) -> set[str]:
    soup = BeautifulSoup(client.get(page).content, "html.parser")
    return {
        element["href"]
        for selector in found
        for element in soup.select(selector)
        if "/oppnadata/" in element["href"]
    }


def test_the_register_links_to_its_open_data(client, whole):
    links = addresses(client, "/partnerskap/", "main a[href]")
    assert links == {
        "/oppnadata/partnerskap.json",
        "/oppnadata/partnerskap.csv",
        "/oppnadata/bidrag.csv",
        "/oppnadata/insatser.csv",
        "/oppnadata/360giving.json",
        "/oppnadata/katalog.rdf",
    }
    assert addresses(client, "/partnerskap/", "link[rel=alternate]") == {
        "/oppnadata/partnerskap.json",
        "/oppnadata/partnerskap.csv",
        "/oppnadata/katalog.rdf",
    }
    assert all(client.get(link).status_code == 200 for link in links)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_partnership_links_to_its_own_in_every_language(client, whole, translated, prefix):
    if prefix:
        translated(whole)
    below = f"/oppnadata/{whole.translation_key}"
    page = f"{prefix}/partnerskap/tak/"
    links = addresses(client, page, "main a[href]")
    assert links == {
        f"{below}/partnerskap.json",
        f"{below}/bidrag.csv",
        f"{below}/insatser.csv",
        f"{below}/360giving.json",
    }
    assert addresses(client, page, "link[rel=alternate]") == {
        f"{below}/partnerskap.json",
        f"{below}/bidrag.csv",
    }
    assert all(client.get(link).status_code == 200 for link in links)


def test_a_translation_without_its_source_links_to_nothing(client, whole, translated):
    translated(whole)
    whole.unpublish()
    assert client.get("/ar/partnerskap/tak/").status_code == 200
    assert addresses(client, "/ar/partnerskap/tak/", "a[href]", "link[href]") == set()
