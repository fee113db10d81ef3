"""Contributions as grants, by what the 360Giving Data Standard demands."""

import json

import jsonschema
import pytest
from django.test import override_settings

from partnerships.opendata import grants
from tests.factories import ContributionFactory, OrganisationFactory

DAY = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$"}
ORGANIZATION = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
}
GRANT = {
    "type": "object",
    "required": [
        "id",
        "title",
        "description",
        "currency",
        "amountAwarded",
        "awardDate",
        "recipientOrganization",
        "fundingOrganization",
    ],
    "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "maxLength": 139},
        "description": {"type": "string", "minLength": 1},
        "currency": {"const": "SEK"},
        "amountAwarded": {"type": "number"},
        "awardDate": DAY,
        "url": {"type": "string", "format": "uri"},
        "plannedDates": {
            "type": "array",
            "items": {"properties": {"startDate": DAY, "endDate": DAY}},
        },
        "recipientOrganization": {"type": "array", "minItems": 1, "items": ORGANIZATION},
        "fundingOrganization": {"type": "array", "minItems": 1, "items": ORGANIZATION},
        "dateModified": {"type": "string", "format": "date-time"},
        "dataSource": {"type": "string", "format": "uri"},
    },
}
"""What github.com/ThreeSixtyGiving/standard/blob/main/schema/360-giving-schema.json demands of the
fields that we tell."""
PACKAGE = {
    "type": "object",
    "required": ["grants"],
    "properties": {
        "grants": {"type": "array", "minItems": 1, "items": GRANT, "uniqueItems": True},
        "version": {"type": "string", "pattern": r"^(\d+\.)(\d+)$"},
        "publisher": {"type": "object", "required": ["name"]},
        "license": {"type": "string", "format": "uri"},
        "downloadURL": {"type": "string", "format": "uri"},
    },
}
"""What 360-giving-package-schema.json, beside it, demands."""


@pytest.fixture
def read(fetch):
    def get(page=None) -> dict:
        return json.loads(fetch("360giving.json", page).content)

    return get


@pytest.mark.django_db
@override_settings(OPEN_DATA_PUBLISHER="Sjöby kommun", OPEN_DATA_PUBLISHER_NUMBER="212000-1355")
def test_the_package_is_what_the_standard_demands(read, whole):
    for page in (None, whole):
        package = read(page)
        jsonschema.Draft202012Validator(
            PACKAGE, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        ).validate(package)
        assert len(package["grants"]) == 2
        assert package["publisher"]["identifier"] == "SE-ON-212000-1355"
        assert all(each["id"].startswith("SE-ON-212000-1355-") for each in package["grants"])


@pytest.mark.django_db
def test_a_grant_tells_who_gives_what_to_whom(read, agree):
    page = agree(title="Tak över huvudet", decided_on="2024-11-20")
    giver = OrganisationFactory(name="Sjöby kommun", number="2120001355")
    taker = OrganisationFactory(name="Bryggan", number="")
    ContributionFactory(
        page=page,
        organisation=giver,
        recipient=taker,
        year=2026,
        amount=800_000,
        purpose="Personal",
    )
    [grant] = read(page)["grants"]
    assert grant["amountAwarded"] == 800_000
    assert grant["description"] == "Personal"
    assert grant["awardDate"] == "2024-11-20"
    assert grant["plannedDates"] == [{"startDate": "2026-01-01", "endDate": "2026-12-31"}]
    assert grant["fundingOrganization"] == [{"id": "SE-ON-212000-1355", "name": "Sjöby kommun"}]
    assert grant["recipientOrganization"] == [{"id": "localhost-Bryggan", "name": "Bryggan"}]
    assert grant["url"] == "http://localhost" + page.url


def row(**fields) -> dict:
    known = {
        "id": "b",
        "organisation": "Kommunen",
        "organisation_number": None,
        "recipient": None,
        "recipient_number": None,
        "year": 2026,
        "kind": "money",
        "amount": 5,
        "purpose": None,
    }
    return {**known, **fields}


def told(*rows: dict, **fields) -> list[dict]:
    record = {
        "id": "p",
        "url": "https://x.example/p/",
        "title": "Tak",
        "summary": "Ingress",
        "decided_on": None,
        "starts_on": None,
        "municipality_codes": [],
        "municipalities": [],
        "modified": None,
        "contributions": rows,
    }
    return list(grants.grants({**record, **fields}, "x.example", "https://x.example/f"))


def test_only_money_to_somebody_else_is_a_grant():
    assert len(told(row())) == 1
    assert told(row(kind="in_kind")) == []
    assert told(row(amount=0)) == []
    assert told(row(recipient="Kommunen")) == []


def test_money_for_all_together_is_paid_to_the_partnership():
    assert told(row())[0]["recipientOrganization"] == [{"id": "x.example-p", "name": "Tak"}]


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"decided_on": "2024-11-20", "starts_on": "2025-02-01"}, "2024-11-20"),
        ({"starts_on": "2025-02-01"}, "2025-02-01"),
        ({}, "2026-01-01"),
    ],
)
def test_the_day_of_the_decision_is_the_best_that_is_known(known, day):
    assert told(row(), **known)[0]["awardDate"] == day


def test_a_long_title_is_cut_before_its_year():
    [grant] = told(row(), title="x" * 200)
    assert len(grant["title"]) == 139
    assert grant["title"].endswith(" 2026")
