"""What the page of a partnership tells readers."""

import json
import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from contacts.models import Absence
from partnerships.models import (
    FollowUp,
    KeyFigure,
    PartnershipDocument,
    PartnershipPage,
    Renewal,
    TimelineEntry,
)
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    InterventionFactory,
    MunicipalityFactory,
    NeedFactory,
    OrganisationFactory,
    PersonFactory,
    TargetGroupFactory,
)


def look(client, page, prefix: str = "") -> BeautifulSoup:
    response = client.get(f"{prefix}{page.url}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(element) -> str:
    words = " ".join(element.get_text(" ").replace("\u00a0", " ").split())
    return re.sub(r" (?=[.,:)])", "", words)


def rows_of(table) -> list[list[str]]:
    return [[text(cell) for cell in row.select("th, td")] for row in table.select("tr")]


def test_contributions_are_added_up_by_organisation_by_year_and_in_all(client, partnership):
    table = look(client, partnership).select_one("#contributions-table")

    assert rows_of(table) == [
        ["Organisation", "2025", "2026", "Summa"],
        ["Sjöby kommun", "400 000", "800 000", "1 200 000"],
        ["Föreningen Bryggan", "0", "150 000", "150 000"],
        ["Summa", "400 000", "950 000", "1 350 000"],
    ]


def test_figures_are_headed_and_the_table_can_be_scrolled_by_keyboard(client, partnership):
    soup = look(client, partnership)
    table = soup.select_one("#contributions-table")

    assert table.caption.get_text()
    assert all(cell.get("scope") for cell in table.select("th"))
    assert all("block-table__number" in cell["class"] for cell in table.select("td"))
    assert table.parent["tabindex"] == "0"
    assert table.parent["aria-label"]


def test_the_chart_is_drawn_without_styles_and_described_by_the_table(client, partnership):
    soup = look(client, partnership)
    chart = soup.select_one("figure.chart")

    assert chart["aria-describedby"] == "contributions-table"
    assert [text(bar) for bar in chart.select("li")] == ["2025 400 000 kr", "2026 950 000 kr"]
    assert all(bar["aria-hidden"] == "true" for bar in chart.select("svg"))
    assert not soup.select("main [style]")


def test_what_is_in_kind_without_a_price_is_told_and_in_no_sum(client, partnership):
    bridge = partnership.parties.get(role="lead").organisation
    ContributionFactory(
        page=partnership, organisation=bridge, year=2025, kind="in_kind", amount=None
    )
    soup = look(client, partnership)

    assert rows_of(soup.select_one("#contributions-table"))[2][1] == "in natura"
    assert "1 bidrag i natura har inget pris och är inte med i summan." in text(
        soup.select_one("#contributions")
    )


def test_interventions_stand_once_below_their_most_urgent_need(client, partnership):
    advice = NeedFactory(name="Råd", question="Vem kan ge råd?", order=2)
    sleep = NeedFactory(name="Sova", question="Var kan jag sova?", order=1)
    night, counsel = partnership.interventions.all()
    night.needs.set([advice, sleep])
    night.save()
    counsel.needs.set([advice])
    counsel.save()
    InterventionFactory(page=partnership, name="Loppis", sort_order=9)
    groups = look(client, partnership).select(".need")

    assert [
        (text(each.h3), [text(card.h4) for card in each.select("article")]) for each in groups
    ] == [
        ("Var kan jag sova?", ["Natthärbärge"]),
        ("Vem kan ge råd?", ["Rådgivning"]),
        ("Annan hjälp", ["Loppis"]),
    ]


def test_an_intervention_tells_all_that_one_needs_for_coming(client, partnership):
    night = partnership.interventions.first()
    night.times, night.place = "Varje natt klockan 20–08", "Hamngatan 8"
    night.how_to_come, night.phone = "Kom före klockan 22.", "+46313900640"
    night.target_groups.set([TargetGroupFactory(name="Alla")])
    night.save()
    card = text(look(client, partnership).select_one(".intervention"))

    for expected in (
        *("Varje natt klockan 20–08", "Hamngatan 8", "Kom före klockan 22.", "031-390 06 40"),
        *("Alla", "Föreningen Bryggan"),
    ):
        assert expected in card


def test_a_contact_person_who_is_not_shown_to_readers_is_not_shown_here(client, partnership):
    night = partnership.interventions.first()
    night.contact = PersonFactory(name="Elin Sjögren")
    night.save()
    assert "Elin Sjögren" in text(look(client, partnership).main)
    night.contact.is_public = False
    night.contact.save()
    assert "Elin Sjögren" not in text(look(client, partnership).main)


@pytest.mark.parametrize("address", ["/partnerskap/tak/", "/partnerskap/hjalp/?q=natth"])
def test_who_answers_for_a_contact_person_who_is_away_is_told(client, partnership, address):
    night = partnership.interventions.first()
    night.contact = PersonFactory(name="Elin Sjögren")
    night.save()
    instead = PersonFactory(name="Omar Vik", email="omar@sjoby.example")
    until = timezone.localdate() + timedelta(days=3)
    Absence.objects.create(
        person=night.contact, first_day=timezone.localdate(), last_day=until, stand_in=instead
    )
    said = text(
        BeautifulSoup(client.get(address).content, "html.parser").select_one(".intervention")
    )
    assert "Omar Vik" in said
    assert "omar@sjoby.example" in said


def test_an_intervention_that_has_ended_says_so(client, partnership):
    partnership.interventions.update(ends_on=date(2020, 5, 5))
    assert "Upphörde 5 maj 2020" in text(look(client, partnership).select_one(".intervention"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ends_on": date(2027, 12, 31)}, "Från 1 januari 2025 till 31 december 2027"),
        ({}, "Från 1 januari 2025 tills vidare"),
        ({"starts_on": None, "ends_on": date(2027, 12, 31)}, "Till 31 december 2027"),
    ],
)
def test_the_period_is_told_plainly(client, agree, fields, expected):
    assert expected in text(look(client, agree(**fields)).select_one(".facts"))


def test_a_renewal_makes_the_period_longer_and_is_told(client, agree):
    page = agree(ends_on=date(2025, 12, 31))
    page.renewals = [Renewal(decided_on=date(2025, 10, 14), ends_on=date(2028, 12, 31))]
    page.save_revision().publish()
    page = PartnershipPage.objects.get(pk=page.pk)

    assert page.last_day == date(2028, 12, 31)
    facts = text(look(client, page).select_one(".facts"))
    assert "Från 1 januari 2025 till 31 december 2028" in facts
    assert "Förlängt 14 oktober 2025, till 31 december 2028." in facts


def test_the_state_is_told_in_words_that_anybody_understands(client, agree):
    facts = text(look(client, agree(state="renegotiation")).select_one(".facts"))
    assert "Under omförhandling" in facts
    assert "Arbetet pågår medan parterna pratar om nya villkor." in facts


def test_the_facts_of_the_agreement_are_told(client, agree):
    page = agree(
        record_number="KS 2026/0123", decided_by="Kommunstyrelsen", decided_on=date(2026, 3, 9)
    )
    page.municipalities.set([MunicipalityFactory(name="Sjöby")])
    page.target_groups.set([TargetGroupFactory(name="Barn och unga")])
    page.save()
    facts = text(look(client, page).select_one(".facts"))

    assert "KS 2026/0123" in facts
    assert "Kommunstyrelsen, 9 mars 2026" in facts
    assert "Sjöby" in facts
    assert "Barn och unga" in facts


def test_the_timeline_reads_in_order_and_tells_no_more_of_a_day_than_is_known(client, agree):
    page = agree()
    TimelineEntry.objects.create(page=page, day=date(2024, 5, 6), title="Mitt", precision="month")
    TimelineEntry.objects.create(page=page, day=date(2025, 1, 1), title="Sist", precision="day")
    TimelineEntry.objects.create(page=page, day=date(2019, 1, 1), title="Först", precision="year")
    entries = look(client, page).select(".block-timeline ol > li")

    assert [text(entry) for entry in entries] == [
        "2019 Först",
        "Maj 2024 Mitt",
        "1 januari 2025 Sist",
    ]


def test_key_figures_tell_what_they_were_before(client, agree):
    page = agree()
    KeyFigure.objects.create(
        page=page, label="Fick råd", value=1688, unit="personer", year=2026, previous_value="12.5"
    )
    figures = text(look(client, page).select_one(".block-figures"))
    assert "Fick råd, 2026 1 688 personer 2025: 12,5 personer" in figures


def test_follow_ups_are_told_the_latest_first_with_the_next_one_to_come(client, agree):
    page = agree()
    coming = timezone.localdate() + timedelta(days=40)
    FollowUp.objects.create(page=page, day=date(2024, 5, 5), result="Det går bra.")
    FollowUp.objects.create(page=page, day=date(2025, 5, 5), document=DocumentFactory(title="PM"))
    FollowUp.objects.create(page=page, day=coming)
    FollowUp.objects.create(page=page, day=coming + timedelta(days=90))
    part = look(client, page).select_one("[aria-labelledby=follow-ups]")

    assert [text(each) for each in part.select("h3")] == ["5 maj 2025", "5 maj 2024"]
    assert "Det går bra." in text(part)
    assert part.time["datetime"] == str(coming)


def test_an_overdue_follow_up_is_never_told_to_readers(client, agree):
    page = agree()
    FollowUp.objects.create(page=page, day=timezone.localdate() - timedelta(days=3))
    assert look(client, page).select("[aria-labelledby=follow-ups]") == []


def test_documents_can_be_downloaded(client, agree):
    page = agree()
    PartnershipDocument.objects.create(
        page=page, kind="evaluation", title="Utvärdering ett", document=DocumentFactory()
    )
    part = look(client, page).select_one("[aria-labelledby=documents]")
    assert part.a["href"].startswith("/documents/")
    assert "Utvärdering ett (Utvärdering, PDF" in text(part)


def test_a_party_without_a_page_has_no_link(client, partnership):
    parties = look(client, partnership).select(".parties li")
    assert [text(each.select_one(".card__heading")) for each in parties] == [
        "Sjöby kommun",
        "Föreningen Bryggan",
    ]
    assert all(each.a is None for each in parties)
    assert "Driver härbärget." in text(parties[1])


def test_search_engines_are_told_of_the_project_and_no_person(client, partnership):
    night = partnership.interventions.first()
    night.contact = PersonFactory(name="Elin Sjögren")
    night.save()
    soup = look(client, partnership)
    entries = [json.loads(each.string) for each in soup.select('[type="application/ld+json"]')]
    project = next(entry for entry in entries if entry["@type"] == "Project")

    assert project["name"] == "Tak över huvudet"
    assert [each["name"] for each in project["member"]] == ["Föreningen Bryggan"]
    assert [each["name"] for each in project["funder"]] == ["Sjöby kommun"]
    assert "Elin" not in json.dumps(project, ensure_ascii=False)


def test_the_arabic_page_has_its_own_words_and_the_figures_of_the_source(
    client, partnership, translated
):
    translated(partnership)
    soup = BeautifulSoup(client.get("/ar/partnerskap/tak/").content, "html.parser")

    assert soup.html["dir"] == "rtl"
    assert "AR Natthärbärge" in text(soup.main)
    assert [row[-1] for row in rows_of(soup.select_one("#contributions-table"))][1:] == [
        "1,200,000",
        "150,000",
        "1,350,000",
    ]


def test_a_preview_shows_rows_that_are_not_stored_yet(partnership, rf):
    draft = PartnershipPage.objects.get(pk=partnership.pk)
    need = NeedFactory(question="Var kan jag äta?")
    draft.interventions = [InterventionFactory.build(name="Soppkök", locale=draft.locale)]
    draft.interventions.first().needs.set([need])
    giver = OrganisationFactory()
    draft.contributions = [
        ContributionFactory.build(organisation=giver, amount=7, locale=draft.locale)
    ]
    draft = draft.save_revision().as_object()

    assert [group.need.question for group in draft.shown.needs] == ["Var kan jag äta?"]
    assert draft.shown.contributions.total.total == 7
