"""What corrections, imports and the search for help cost in queries, however many rows there are.

The page has no draft here: opening one costs Wagtail itself some queries for each row.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.corrections import links
from partnerships.corrections.fields import values_of
from partnerships.corrections.proposing import keep
from partnerships.models import Correction, CorrectionLink
from tests.factories import (
    ContributionFactory,
    InterventionFactory,
    NeedFactory,
    PersonFactory,
    TargetGroupFactory,
)

pytestmark = pytest.mark.usefixtures("worker")

FORM_QUERIES = 16
DECISION_QUERIES = 40
PREVIEW_QUERIES = 40
SEARCH_QUERIES = 20


@pytest.fixture
def link(partnership):
    organisation = partnership.parties.get(role="lead").organisation
    return CorrectionLink.objects.create(page=partnership, organisation=organisation)


@pytest.fixture
def grow(link):
    """Gives the organisation five interventions and five contributions more."""

    def add():
        for _each in range(5):
            row = InterventionFactory(
                page=link.page, organisation=link.organisation, contact=PersonFactory()
            )
            row.needs.set([NeedFactory()])
            row.target_groups.set([TargetGroupFactory()])
            row.save()
            ContributionFactory(page=link.page, organisation=link.organisation)

    return add


@pytest.fixture
def costs(client):
    """The number of queries of an address once it is warm."""

    def count(address: str, data: dict[str, str] | None = None) -> int:
        for _twice in range(2):
            with CaptureQueriesContext(connection) as captured:
                answer = client.post(address, data) if data else client.get(address)
            assert answer.status_code == 200
        return len(captured)

    return count


def test_the_form_costs_the_same_for_any_number_of_rows(costs, grow, link):
    address = f"/rattelse/{links.token_of(link)}/"
    grow()
    before = costs(address)
    grow()
    assert costs(address) == before <= FORM_QUERIES


def test_a_decision_costs_the_same_for_any_number_of_rows_and_values(
    costs, grow, link, client, staff
):
    client.force_login(staff("Redaktör"))
    correction = Correction.objects.create(link=link, email="a@b.example", language="sv")
    address = reverse("partnership_correction", args=[correction.pk])
    counted = []
    for _each in range(2):
        grow()
        values = values_of(link.page, link.organisation)
        correction.fields.all().delete()
        keep(correction, [(value, f"{value.text} 1") for value in values])
        counted.append(costs(address))
    assert counted[0] == counted[1] <= DECISION_QUERIES


def test_the_preview_of_an_import_costs_the_same_for_any_number_of_rows(
    costs, grow, partnership, client, staff
):
    client.force_login(staff("Redaktör"))
    address = reverse("partnership_import", args=[partnership.pk, "contributions"])
    counted = []
    for number in (5, 50):
        grow()
        rows = [f"Bryggan\t2027\t{amount}" for amount in range(number)]
        table = "\n".join(["organisation\tyear\tamount", *rows])
        counted.append(costs(address, {"act": "look", "table": table}))
    assert counted[0] == counted[1] <= PREVIEW_QUERIES


def test_a_search_for_help_costs_the_same_for_any_number_of_hits(costs, grow):
    grow()
    before = costs("/partnerskap/hjalp/?q=insats")
    grow()
    assert costs("/partnerskap/hjalp/?q=insats") == before <= SEARCH_QUERIES
