"""The next occasions on the admin's first page."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import EventPageFactory, OccasionFactory


def rows(client) -> list[str]:
    page = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return [
        " ".join(row.get_text(" ").split())
        for row in page.select("#next-occasions-section tbody tr")
    ]


def test_whoever_manages_registrations_sees_the_next_occasions_with_their_numbers(
    client, april, manager, evening, person
):
    person("Elin", size=2)
    person("Omar", state="waiting")
    OccasionFactory(page=EventPageFactory(parent=evening.page.get_parent(), title="Utan anmälan"))
    assert rows(client) == ["Språkkafé 5 maj 2026 klockan 18.00 2/2 1"]


def test_whoever_may_not_manage_registrations_sees_none(client, staff, evening):
    client.force_login(staff("Redaktör"))
    assert rows(client) == []
