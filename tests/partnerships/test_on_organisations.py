"""What an organisation's page gathers from the register."""

import pytest
from bs4 import BeautifulSoup

from organisations.models import Organisation
from tests.factories import OrganisationIndexPageFactory, OrganisationPageFactory


@pytest.fixture
def parts(client, home):
    """The parts of an organisation's page by their names, as text."""
    index = OrganisationIndexPageFactory(parent=home, locale=home.locale)

    def read(name: str) -> dict[str, str]:
        organisation = Organisation.objects.get(name=name)
        page = OrganisationPageFactory(parent=index, locale=home.locale, organisation=organisation)
        html = BeautifulSoup(client.get(page.url).content, "html.parser")
        return {part["id"]: part.get_text(" ", strip=True) for part in html.select("section[id]")}

    return read


def test_an_organisation_shows_its_partnerships_and_the_help_that_it_gives(parts, partnership):
    found = parts("Föreningen Bryggan")
    assert "Tak över huvudet" in found["partnerships"]
    assert "Natthärbärge" in found["interventions"]
    assert "Rådgivning" in found["interventions"]


def test_a_party_that_gives_no_help_shows_the_partnership_alone(parts, partnership):
    found = parts("Sjöby kommun")
    assert "Tak över huvudet" in found["partnerships"]
    assert "interventions" not in found


def test_help_of_a_partnership_that_has_ended_is_not_shown(parts, partnership):
    type(partnership).objects.update(state="ended")
    found = parts("Föreningen Bryggan")
    assert "Avslutat" in found["partnerships"]
    assert "interventions" not in found


def test_nothing_of_an_unpublished_partnership_is_shown(parts, partnership):
    partnership.live = False
    partnership.save()
    assert not {"partnerships", "interventions"} & parts("Föreningen Bryggan").keys()
