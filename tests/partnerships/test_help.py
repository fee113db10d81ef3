"""What help there is: for somebody in need, in their own language."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.models import Intervention, Need, PartnershipPage
from tests.factories import (
    InterventionFactory,
    MunicipalityFactory,
    NeedFactory,
    TargetGroupFactory,
)


@pytest.fixture
def sleep(home):
    return NeedFactory(name="Sova", slug="sova", question="Var kan jag sova?", order=1)


@pytest.fixture
def advice(home):
    return NeedFactory(name="Råd", slug="rad", question="Vem kan ge råd?", order=2)


@pytest.fixture
def helping(partnership, sleep, advice):
    """The partnership with one intervention for each need; the first helps with both."""
    night, counsel = partnership.interventions.all()
    for row, needs in ((night, [sleep, advice]), (counsel, [advice])):
        row.needs.set(needs)
        row.save()
    return partnership


def names(response) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [each.get_text(strip=True) for each in soup.select(".intervention > h2")]


def test_the_needs_are_asked_as_questions_the_most_urgent_first(client, helping):
    needs = client.get("/partnerskap/hjalp/").context["found"].others
    assert [(each.need.question, each.number) for each in needs] == [
        ("Var kan jag sova?", 1),
        ("Vem kan ge råd?", 2),
    ]


def test_each_need_has_an_address_with_all_that_helps_with_it(client, helping):
    assert names(client.get("/partnerskap/hjalp/sova/")) == ["Natthärbärge"]
    assert names(client.get("/partnerskap/hjalp/rad/")) == ["Natthärbärge", "Rådgivning"]


def test_an_unknown_need_is_not_found(client, helping):
    NeedFactory(slug="bil")
    assert client.get("/partnerskap/hjalp/bil/").status_code == 404
    assert client.get("/partnerskap/hjalp/finns-inte/").status_code == 404


@pytest.mark.parametrize("state", ["preparation", "consultation", "decided", "ended"])
def test_only_what_is_there_now_is_offered(client, helping, state):
    PartnershipPage.objects.update(state=state)
    assert client.get("/partnerskap/hjalp/").context["found"].others == []


def test_what_has_ended_is_not_offered_any_more(client, helping):
    yesterday = timezone.localdate() - timedelta(days=1)
    Intervention.objects.filter(name="Rådgivning").update(ends_on=yesterday)
    assert names(client.get("/partnerskap/hjalp/rad/")) == ["Natthärbärge"]
    PartnershipPage.objects.update(last_day=yesterday)
    assert client.get("/partnerskap/hjalp/").context["found"].others == []


def test_help_is_in_the_readers_language_and_else_in_swedish_that_is_marked(
    client, helping, translated, locales, sleep
):
    translated(helping)
    arabic = sleep.copy_for_translation(locales["ar"])
    arabic.name, arabic.question = "النوم", "أين يمكنني أن أنام؟"
    arabic.save()
    row = InterventionFactory(page=helping, name="Nytt härbärge")
    row.needs.set([sleep])
    row.save()

    soup = BeautifulSoup(client.get("/ar/partnerskap/hjalp/sova/").content, "html.parser")
    assert soup.h1.get_text(strip=True) == "أين يمكنني أن أنام؟"
    headings = [each.select_one("h2") for each in soup.select(".intervention")]
    assert [each.get_text(strip=True) for each in headings] == ["AR Natthärbärge", "Nytt härbärge"]
    assert [each.select_one("[lang=sv]") is not None for each in headings] == [False, True]


def test_a_reader_of_a_language_without_translations_gets_all_help_in_swedish(
    client, helping, register, home, locales
):
    for above in (home, register):
        above.copy_for_translation(locales["en"]).save_revision().publish()
    assert len(client.get("/en/partnerskap/hjalp/").context["found"].others) == 2
    assert names(client.get("/en/partnerskap/hjalp/sova/")) == ["Natthärbärge"]


def test_help_is_narrowed_by_who_and_where(client, helping):
    young, old = TargetGroupFactory(slug="unga"), TargetGroupFactory(slug="gamla")
    night, counsel = helping.interventions.all()
    for row, group in ((night, young), (counsel, old)):
        row.target_groups.set([group])
        row.save()
    here, there = MunicipalityFactory(), MunicipalityFactory()
    helping.municipalities.set([here])
    helping.save()
    address = "/partnerskap/hjalp/rad/"

    assert names(client.get(address, {"target_group": "gamla"})) == ["Rådgivning"]
    assert len(names(client.get(address, {"municipality": here.pk}))) == 2
    wrong = client.get(address, {"municipality": there.pk, "page": "x"})
    assert len(names(wrong)) == 2
    assert b"ds-alert" in wrong.content


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("NATTH", ["Natthärbärge"]),
        ("säng frukost", ["Natthärbärge"]),
        ("bryggan", ["Natthärbärge", "Rådgivning"]),
        ("föreningen svar", ["Rådgivning"]),
        ("ÖSTRA torget", ["Rådgivning"]),
        ("flyg", []),
        ("!!!", []),
    ],
)
def test_help_is_found_by_its_name_offer_organisation_and_place(client, helping, words, found):
    Intervention.objects.filter(name="Rådgivning").update(place="Östra torget 2")
    for address in ("/partnerskap/hjalp/", "/partnerskap/hjalp/rad/"):
        assert names(client.get(address, {"q": words})) == found


def test_help_is_found_by_words_in_the_readers_language(client, helping, translated):
    translated(helping)
    address = "/ar/partnerskap/hjalp/"
    assert names(client.get(address, {"q": "AR en säng"})) == ["AR Natthärbärge"]
    assert names(client.get(address, {"q": "natthärbärge"})) == ["AR Natthärbärge"]
    assert names(client.get("/partnerskap/hjalp/", {"q": "AR säng"})) == []


def test_a_search_for_help_keeps_the_other_filters_and_a_wrong_one_shows_all(client, helping):
    young = TargetGroupFactory(slug="unga")
    night = helping.interventions.first()
    night.target_groups.set([young])
    night.save()
    chosen = {"q": "bryggan", "target_group": "unga"}
    answer = client.get("/partnerskap/hjalp/rad/", chosen)
    assert names(answer) == ["Natthärbärge"]
    form = BeautifulSoup(answer.content, "html.parser").select_one("form.filters")
    assert form.select_one("[name=q]")["value"] == "bryggan"
    assert form.select_one("[name=target_group] [selected]")["value"] == "unga"
    wrong = client.get("/partnerskap/hjalp/", {"q": "x" * 101})
    assert len(names(wrong)) == 2
    assert b"ds-alert" in wrong.content


def test_pages_of_help_keep_the_search(client, helping, sleep):
    for number in range(25):
        row = InterventionFactory(page=helping, name=f"Säng & frukost {number}")
        row.needs.set([sleep])
        row.save()
    answer = client.get("/partnerskap/hjalp/", {"q": "säng & frukost"})
    links = BeautifulSoup(answer.content, "html.parser").select(".ds-pagination a")
    assert links
    assert len(names(client.get(f"/partnerskap/hjalp/{links[-1]['href']}"))) == 2


def test_a_card_leads_to_its_partnership(client, helping):
    soup = BeautifulSoup(client.get("/partnerskap/hjalp/sova/").content, "html.parser")
    link = soup.select_one(".intervention__partnership a")
    anchor = link["href"].partition("#")[2]
    page = BeautifulSoup(client.get(helping.url).content, "html.parser")
    assert link["href"].startswith("/partnerskap/tak/#")
    assert page.find(id=anchor)


def test_a_need_is_named_once_in_each_language(locales):
    need = NeedFactory()
    with pytest.raises(ValidationError):
        Need(name=need.name, slug="x", question="?", locale=need.locale).full_clean()
