"""The register: what it lists, what it is narrowed by, and what it adds up to."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from django.utils import timezone

from partnerships.models import FollowUp, PartnershipPage
from tests.conftest import AT_ONCE
from tests.factories import (
    ContributionFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PartnershipPageFactory,
    PartyFactory,
    TargetGroupFactory,
)


@pytest.fixture(scope="module")
def differing(empty_register):
    """Three partnerships that differ in everything that the register is narrowed by."""
    young, new = (TargetGroupFactory(name=name, slug=name) for name in ("unga", "nya"))
    sjoby, adal = (MunicipalityFactory(name=name) for name in ("Sjöby", "Ådal"))
    bridge, light = (OrganisationFactory(name=name) for name in ("Bryggan", "Fyren"))
    for title, organisation, place, group, fields in (
        ("Natt", bridge, sjoby, new, {"ends_on": date(2026, 12, 31)}),
        ("Sommar", light, sjoby, young, {"state": "consultation", "starts_on": date(2027, 1, 1)}),
        ("Språk", bridge, adal, new, {"kind": "project", "starts_on": date(2024, 8, 15)}),
    ):
        with override_settings(TASKS=AT_ONCE):
            page = PartnershipPageFactory(
                parent=empty_register,
                locale=empty_register.locale,
                title=title,
                slug=title.lower().replace("å", "a"),
                municipalities=[place],
                target_groups=[group],
                **fields,
            )
        PartyFactory(page=page, organisation=organisation)
        for year in (2025, 2026):
            ContributionFactory(page=page, organisation=organisation, year=year, amount=1_000)
    return {"organisation": bridge, "municipality": adal}


@pytest.fixture
def three(differing, db):
    """The organisation and the municipality that the register is narrowed by."""
    return differing


def titles(response) -> list[str]:
    return [page.title for page in response.context["page_obj"].object_list]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Natt", "Sommar", "Språk"]),
        ({"organisation": "organisation"}, ["Natt", "Språk"]),
        ({"municipality": "municipality"}, ["Språk"]),
        ({"target_group": "unga"}, ["Sommar"]),
        ({"state": "consultation"}, ["Sommar"]),
        ({"kind": "project"}, ["Språk"]),
        ({"year": "2024"}, ["Språk"]),
        ({"year": "2026"}, ["Natt", "Språk"]),
        ({"q": "sommar"}, ["Sommar"]),
        ({"state": "active", "target_group": "unga"}, []),
    ],
)
def test_the_register_is_narrowed_by_each_filter(client, three, query, expected):
    asked = {name: three[value].pk if value in three else value for name, value in query.items()}
    assert titles(client.get("/partnerskap/", asked)) == expected


@pytest.mark.parametrize(
    "query",
    [
        {"organisation": "x"},
        {"municipality": "9"},
        {"target_group": "ingen"},
        {"state": "?"},
        {"year": "abc"},
        {"kind": "\x00"},
        {"q": "a" * 101},
        {"page": "x"},
    ],
)
def test_a_wrong_filter_shows_everything_and_says_so(client, three, query):
    response = client.get("/partnerskap/", query)
    assert response.status_code == 200
    assert len(titles(response)) == 3
    assert response.context["totals"].sum.total == 6_000
    assert b"ds-alert" in response.content


def test_the_totals_are_of_what_is_listed(client, three):
    everything = client.get("/partnerskap/").context["totals"]
    assert (everything.partnerships, everything.organisations) == (3, 2)
    assert everything.sum.total == 6_000

    some = client.get("/partnerskap/", {"organisation": three["organisation"].pk})
    assert some.context["totals"].sum.total == 4_000


def test_a_chosen_year_counts_the_contributions_of_that_year_alone(client, three):
    totals = client.get("/partnerskap/", {"year": "2026"}).context["totals"]
    assert (totals.partnerships, totals.sum.total, totals.year) == (2, 2_000, 2026)


def test_each_row_tells_state_period_parties_and_sum(client, three):
    soup = BeautifulSoup(client.get("/partnerskap/").content, "html.parser")
    row = " ".join(soup.select_one(".listing li").get_text(" ").replace(" ", " ").split())
    for expected in (
        *("Natt", "Aktivt", "Från 1 januari 2025 till 31 december 2026", "2 000 kr", "Bryggan"),
    ):
        assert expected in row


def test_the_newest_follow_ups_are_told_and_none_that_is_overdue(client, partnership):
    today = timezone.localdate()
    FollowUp.objects.create(page=partnership, day=today - timedelta(days=9), result="Det går bra.")
    FollowUp.objects.create(page=partnership, day=today - timedelta(days=2))
    found = client.get("/partnerskap/").context["follow_ups"]
    assert [(each.words["result"].text, each.link.title) for each in found] == [
        ("Det går bra.", "Tak över huvudet")
    ]


def test_the_arabic_register_is_whole_and_adds_up_to_the_same(client, three, translated):
    translated(PartnershipPage.objects.get(title="Natt"))
    response = client.get("/ar/partnerskap/")
    assert titles(response) == ["AR Natt", "Sommar", "Språk"]
    assert response.context["totals"].sum.total == 6_000
    soup = BeautifulSoup(response.content, "html.parser")
    marks = [link.get("lang") for link in soup.select(".listing .teaser__heading a")]
    assert marks == [None, "sv", "sv"]


def test_the_arabic_register_is_narrowed_by_the_facts_of_the_source(client, three, translated):
    translated(PartnershipPage.objects.get(title="Natt"))
    PartnershipPage.objects.filter(title="Natt").update(state="ended")
    assert titles(client.get("/ar/partnerskap/", {"state": "ended"})) == ["AR Natt"]


def test_a_private_or_unpublished_partnership_is_nowhere_in_the_register(client, three):
    PartnershipPage.objects.get(title="Natt").unpublish()
    response = client.get("/partnerskap/")
    assert titles(response) == ["Sommar", "Språk"]
    assert response.context["totals"].sum.total == 4_000


def test_feeds_tell_of_partnerships_in_their_own_language(client, three, translated):
    translated(PartnershipPage.objects.get(title="Natt"))
    assert client.get("/partnerskap/flode.rss").content.count(b"<item>") == 3
    assert client.get("/ar/partnerskap/flode.atom").content.count(b"<entry>") == 1


@pytest.mark.usefixtures("worker")
def test_partnerships_are_in_the_sitemap_and_found_by_their_interventions(client, partnership):
    assert b"/partnerskap/tak/" in client.get("/sitemap.xml").content
    partnership.save_revision().publish()
    body = client.get("/sok/", {"q": "natthärbärge"}).content.decode()
    assert "Tak över huvudet" in body
