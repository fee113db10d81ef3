"""Organisations in the bodies of other pages: from the record, or in own words."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.blocks.struct_block import StructBlockValidationError

from organisations.blocks import OrganisationBlock
from organisations.models import Organisation, OrganisationLink
from samverkan.pages.models import StandardPage
from tests.factories import OrganisationFactory

LINK = {"page": None, "url": "https://egen.example/", "text": "Egen länk"}


@pytest.fixture
def body(home):
    """Renders a body in Swedish, from what is stored."""

    def render(*children) -> BeautifulSoup:
        stored = [{"type": name, "value": value} for name, value in children]
        page = StandardPage(title="Sida", body=stored, locale=home.locale)
        template = Template("{% load blocks %}{% stream page.body %}")
        context = Context({"page": page, "request": RequestFactory().get("/")})
        return BeautifulSoup(template.render(context), "html.parser")

    return render


def test_a_chosen_organisation_fills_everything_in(body, present):
    page = present("Bryggan", website="https://bryggan.example/", page={"lead": "Vi hjälper."})
    OrganisationLink.objects.create(
        organisation=page.organisation, kind="join", url="https://bryggan.example/medlem"
    )
    found = body(("organisation", {"organisation": page.organisation_id}))
    assert found.h2.get_text(strip=True) == "Bryggan"
    assert "Vi hjälper." in found.get_text()
    links = {a["href"]: a.get_text(" ", strip=True) for a in found.select("a")}
    assert links == {
        page.url: "Mer om Bryggan",
        "https://bryggan.example/": "bryggan.example",
        "https://bryggan.example/medlem": "Bli medlem",
    }


def test_own_words_are_shown_instead(body, present):
    page = present("Bryggan", website="https://bryggan.example/", page={"lead": "Vi hjälper."})
    value = {
        "organisation": page.organisation_id,
        "name": "Bryggans ungdomar",
        "text": "<p>De unga på Bryggan.</p>",
        "interventions": ["läxhjälp"],
        "links": [LINK],
    }
    found = body(("organisation", value))
    assert found.h2.get_text(strip=True) == "Bryggans ungdomar"
    assert "De unga på Bryggan." in found.get_text()
    assert "Vi hjälper." not in found.get_text()
    assert "läxhjälp" in found.get_text()
    assert [a["href"] for a in found.select("a")] == [page.url, "https://egen.example/"]


def test_a_name_alone_is_enough(body):
    found = body(("organisation", {"name": "Grannarna"}))
    assert found.h2.get_text(strip=True) == "Grannarna"
    assert not found.select("a")


def test_an_editor_chooses_an_organisation_or_writes_a_name(home):
    block = OrganisationBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize({"name": "", "organisation": None}))
    block.clean(block.normalize({"name": "Grannarna"}))
    block.clean(block.normalize({"organisation": OrganisationFactory()}))


def test_a_record_without_a_published_page_has_no_link(body):
    record = OrganisationFactory(name="Bryggan")
    found = body(("organisation", {"organisation": record.pk}))
    assert found.h2.get_text(strip=True) == "Bryggan"
    assert not found.select("a")


def test_a_deleted_organisation_leaves_the_rest_of_the_body(body):
    record = OrganisationFactory(name="Bryggan")
    key = record.pk
    record.delete()
    cards = ("organisations", {"heading": "Kort", "organisations": [key]})
    found = body(("organisation", {"organisation": key}), cards, ("text", "<p>Kvar.</p>"))
    assert found.get_text(strip=True) == "Kvar."


def test_cards_are_shown_in_the_editors_order_and_lead_to_pages(body, present):
    pages = [present(name) for name in ("Fyren", "Bryggan")]
    keys = [page.organisation_id for page in pages]
    found = body(("organisations", {"heading": "De här hjälper", "organisations": keys}))
    assert [a["href"] for a in found.select("h3 a")] == [page.url for page in pages]


def test_a_card_has_the_words_of_the_reader_else_swedish_ones_marked_so(
    client, home, present, arabic, locales
):
    translated, swedish = present("Bryggan"), present("Fyren")
    arabic(translated, title="الجسر", lead="نساعد.")
    front = home.get_translation(locales["ar"])
    keys = [translated.organisation_id, swedish.organisation_id]
    records = [Organisation.objects.get(pk=key) for key in keys]
    about = StandardPage(title="صفحة", slug="sida", locale=front.locale)
    about.body = [("organisations", {"heading": "", "organisations": records})]
    front.add_child(instance=about)
    found = BeautifulSoup(client.get("/ar/sida/").content, "html.parser")
    links = found.select("h3 a")
    assert [link.get_text() for link in links] == ["الجسر", "Fyren"]
    assert [link.get("lang") for link in links] == [None, "sv"]


def test_many_cards_cost_no_query_when_warm(client, home, present, django_assert_num_queries):
    keys = [present(f"Förening {number}").organisation_id for number in range(6)]
    stored = [
        {"type": "organisations", "value": {"heading": "", "organisations": keys}},
        *({"type": "organisation", "value": {"organisation": key}} for key in keys),
    ]
    template = Template("{% load blocks %}{% stream page.body %}")

    def render() -> str:
        page = StandardPage(title="Sida", body=stored, locale=home.locale)
        return template.render(Context({"page": page, "request": RequestFactory().get("/")}))

    render()
    with django_assert_num_queries(0):
        assert render().count("Förening 3") >= 2
