"""The register as CSV and JSON."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from partnerships.models import PartnershipPage
from partnerships.opendata.fields import PARTNERSHIP, PARTNERSHIPS, PARTS, TABLES
from partnerships.opendata.records import Builder
from tests.factories import (
    ContributionFactory,
    InterventionFactory,
    OrganisationFactory,
    PartyFactory,
)
from tests.partnerships.opendata.conftest import FILES

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "open-data.md"
MOST_QUERIES = 24


def test_json_is_what_its_schema_says(fetch, whole, agree):
    agree(title="Ett tomt partnerskap")
    schema = json.loads(fetch("schema.json").content)
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    for page in (None, whole):
        data = json.loads(fetch("partnerskap.json", page).content)
        validator(schema, format_checker=validator.FORMAT_CHECKER).validate(data)


def test_json_has_the_documented_fields_and_no_others(told, whole):
    [found] = told()
    parts = {part.name: part.columns for part in PARTS}
    assert set(found) == {*PARTNERSHIPS.columns, *parts}
    for name, columns in parts.items():
        assert found[name], name
        assert all(list(row) == columns for row in found[name]), name


def test_a_partnership_is_told_with_all_that_it_is_made_of(told, whole):
    [found] = told()
    assert found["url"] == "http://localhost/partnerskap/tak/"
    assert (found["title"], found["state"]) == ("Tak över huvudet", "active")
    assert (found["record_number"], found["decided_by"]) == ("KS 2026/0123", "Kommunstyrelsen")
    assert (found["starts_on"], found["ends_on"]) == ("2025-01-01", "2027-12-31")
    assert (found["municipality_codes"], found["municipalities"]) == (["1480"], ["Göteborg"])
    assert found["topics"] == ["topics ett"]
    assert found["target_groups"] == ["target_groups ett"]
    assert [party["organisation"] for party in found["parties"]] == [
        "Sjöby kommun",
        "Föreningen Bryggan",
    ]
    assert found["interventions"][0]["needs"] == ["Någonstans att sova"]
    assert found["key_figures"][0]["value"] == 663.5
    assert (found["key_figures"][0]["previous_year"]) == 2025
    assert found["documents"][0]["url"].startswith("http://localhost/documents/")


def test_sums_are_those_of_the_rows(told, whole):
    [found] = told()
    assert (found["money"], found["in_kind"], found["total"]) == (1_200_000, 150_000, 1_350_000)
    for name in ("sums_by_year", "sums_by_organisation"):
        assert sum(row["total"] for row in found[name]) == 1_350_000
    assert sum(row["amount"] for row in found["contributions"]) == 1_350_000
    assert [row["year"] for row in found["sums_by_year"]] == [2025, 2026]


def test_a_follow_up_that_is_not_done_is_not_told(told, whole):
    assert [row["day"] for row in told()[0]["follow_ups"]] == ["2026-05-01"]


def as_cell(value) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def test_csv_tells_what_json_tells(rows, told, whole):
    [record] = told()
    for slug, table in TABLES.items():
        first = {} if table is PARTNERSHIPS else {PARTNERSHIP.name: record["id"]}
        parts = [record] if table is PARTNERSHIPS else record[table.name]
        wanted = [
            {**first, **{name: as_cell(part[name]) for name in table.columns}} for part in parts
        ]
        assert wanted, slug
        assert rows(slug) == wanted, slug


def test_an_empty_register_has_the_first_lines_of_its_tables(fetch, register):
    for slug, table in TABLES.items():
        first = [] if table is PARTNERSHIPS else [PARTNERSHIP.name]
        line = ",".join([*first, *table.columns]) + "\r\n"
        assert fetch(f"{slug}.csv").content.decode("utf-8-sig") == line


def test_each_partnership_has_files_of_its_own(fetch, rows, told, whole, agree):
    other = agree(title="Ett annat")
    ContributionFactory(page=other, amount=7)
    assert [row["amount"] for row in rows("bidrag", other)] == ["7"]
    assert [found["title"] for found in told(other)] == ["Ett annat"]
    assert len(rows("bidrag")) == 4


def test_the_address_stays_when_the_page_moves(told, whole):
    whole.slug = "nytt-namn"
    whole.save()
    assert told(whole)[0]["url"] == "http://localhost/partnerskap/nytt-namn/"


def test_no_cell_is_a_formula(rows, whole):
    for name in ("title", "lead", "record_number"):
        setattr(whole, name, f'=HYPERLINK("http://x?{name}")')
    whole.save()
    organisation = OrganisationFactory(name="@SUM(1+1)")
    PartyFactory(page=whole, organisation=organisation, task="-2+3")
    ContributionFactory(page=whole, organisation=organisation, purpose="+cmd", source="\t=1")
    [first] = rows("partnerskap")
    assert first["title"] == "'" + whole.title
    assert first["record_number"] == "'" + whole.record_number
    for slug in TABLES:
        cells = [cell for row in rows(slug) for cell in row.values()]
        assert not [cell for cell in cells if cell.strip()[:1] in {"=", "+", "@"}], slug
    assert rows("parter")[-1]["task"] == "'-2+3"


def test_any_text_comes_through(rows, told, whole):
    text = 'Ett "citat", två; tre\nrader – åäö ש'
    whole.lead = text
    whole.save()
    assert rows("partnerskap")[0]["summary"] == text
    assert told()[0]["summary"] == text


def test_what_nobody_may_read_is_nowhere(fetch, whole):
    for name in FILES:
        assert fetch(name, whole).status_code == 200, name
    whole.unpublish()
    for name in FILES:
        assert fetch(name, whole).status_code == 404, name
        assert whole.title not in fetch(name).content.decode(), name


def test_a_private_partnership_is_not_told(told, whole):
    PageViewRestriction.objects.create(page=whole, restriction_type=PageViewRestriction.LOGIN)
    assert told() == []


def test_a_partnership_below_a_hidden_register_is_not_told(told, register, whole):
    register.unpublish()
    assert PartnershipPage.objects.get(pk=whole.pk).live
    assert told() == []


def test_a_draft_changes_nothing(told, whole):
    whole.title = "Ett utkast"
    whole.save_revision()
    assert [found["title"] for found in told()] == ["Tak över huvudet"]


def test_an_expired_partnership_is_not_told(told, whole):
    PartnershipPage.objects.filter(pk=whole.pk).update(expire_at="2020-01-01T00:00Z")
    assert told() == []


def test_translations_add_no_partnerships(told, whole, translated):
    translated(whole)
    assert [found["title"] for found in told()] == ["Tak över huvudet"]


def test_what_has_changed_shows_at_once(told, whole):
    assert told()[0]["total"] == 1_350_000
    ContributionFactory(page=whole, amount=50_000)
    assert told()[0]["total"] == 1_400_000


def test_the_number_of_queries_is_the_same_for_more_partnerships(site, whole, agree):
    def cost() -> int:
        Builder(site).records()
        with CaptureQueriesContext(connection) as queries:
            Builder(site).records()
        return len(queries)

    first = cost()
    assert first <= MOST_QUERIES
    for _number in range(3):
        page = agree()
        for _row in range(2):
            PartyFactory(page=page)
            InterventionFactory(page=page)
            ContributionFactory(page=page)
    assert cost() == first


def test_a_warm_register_costs_no_query(fetch, whole, django_assert_num_queries):
    fetch("partnerskap.json")
    with django_assert_num_queries(0):
        fetch("partnerskap.json")
        fetch("bidrag.csv", whole)


def test_every_field_is_documented():
    text = DOCUMENT.read_text()
    for table in TABLES.values():
        part = text.partition(f"`{table.slug}.csv`")[2].partition("\n### ")[0]
        assert part, table.slug
        for field in table.fields:
            assert f"| `{field.name}` |" in part, (table.slug, field.name)
            assert field.meaning in part, (table.slug, field.name)
            for value in field.values:
                assert f"`{value}`" in part, (table.slug, field.name, value)
