"""What readers see of an organisation: its page, with facts from one record."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.search import index as search

from events.models import Organiser
from organisations.models import (
    ContactPerson,
    LocalGroup,
    Organisation,
    OrganisationLink,
    OrganisationPage,
)
from tests.factories import (
    EventIndexPageFactory,
    EventPageFactory,
    ImageFactory,
    MunicipalityFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)


def read(client, page, prefix: str = "") -> BeautifulSoup:
    response = client.get(f"{prefix}{page.url}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def data_of(client, page) -> dict:
    """What search engines are told of the organisation."""
    scripts = read(client, page).select('script[type="application/ld+json"]')
    found = [json.loads(script.string) for script in scripts]
    return next(entry for entry in found if "#organisation" in entry.get("@id", ""))


def test_the_page_shows_the_facts_of_the_record(client, present):
    page = present(
        "Bryggan",
        active_in=["Sjöby", "Ådal"],
        kind="study_association",
        number="4020010106",
        website="https://www.bryggan.example/",
        email="info@bryggan.example",
        phone="+46313900640",
        partner_since=2019,
    )
    facts = read(client, page).select_one(".facts").get_text(" ", strip=True)
    for words in (
        "Studieförbund",
        "Sjöby, Ådal",
        "402001-0106",
        "bryggan.example",
        "info@bryggan.example",
        "031-390 06 40",
        "2019",
    ):
        assert words in facts


def test_links_say_what_they_lead_to_in_the_readers_language(client, present, arabic):
    page = present("Bryggan")
    OrganisationLink.objects.create(
        organisation=page.organisation, kind="volunteer", url="https://bryggan.example/v"
    )
    OrganisationLink.objects.create(
        organisation=page.organisation, kind="other", url="https://blogg.example/bryggan"
    )
    version = arabic(page, title="الجسر", lead="نساعد.")
    swedish = read(client, page).select_one(".facts").get_text(" ", strip=True)
    assert "Bli volontär" in swedish
    assert "blogg.example/bryggan" in swedish
    assert "كن متطوعًا" in read(client, version).select_one(".facts").get_text(" ", strip=True)


def test_a_changed_fact_shows_at_once_in_every_language(client, present, arabic):
    page = present("Bryggan", email="gammal@bryggan.example")
    version = arabic(page, title="الجسر", lead="نساعد.")
    for each in (page, version):
        assert "gammal@bryggan.example" in str(read(client, each))
    record = Organisation.objects.get()
    record.email = "ny@bryggan.example"
    record.save()
    for each in (page, version):
        assert "ny@bryggan.example" in str(read(client, each))


def test_only_contact_persons_who_have_consented_are_shown(client, present):
    page = present("Bryggan")
    record = page.organisation
    ContactPerson.objects.create(
        organisation=record,
        name="Yasmin Hittepå",
        email="y@b.example",
        consented_on=timezone.localdate(),
    )
    ContactPerson.objects.create(organisation=record, name="Greta Låtsas", email="g@b.example")
    text = str(read(client, page))
    assert "Yasmin Hittepå" in text
    assert "Greta Låtsas" not in text


def test_persons_are_never_told_to_search_engines(client, present):
    page = present("Bryggan")
    ContactPerson.objects.create(
        organisation=page.organisation,
        name="Yasmin Hittepå",
        email="y@b.example",
        consented_on=timezone.localdate(),
    )
    assert "Yasmin" not in json.dumps(data_of(client, page))


def test_search_engines_are_told_what_the_page_shows(client, present, index):
    page = present(
        "Föreningen Bryggan",
        active_in=["Sjöby"],
        short_name="Bryggan",
        number="4020010106",
        website="https://bryggan.example/",
        phone="+46313900640",
    )
    LocalGroup.objects.create(page=page, name="Nattvakan", place="Hamnen", locale=index.locale)
    data = data_of(client, page)
    assert data["@type"] == "NGO"
    assert data["name"] == "Föreningen Bryggan"
    assert data["alternateName"] == "Bryggan"
    assert data["identifier"]["value"] == "402001-0106"
    assert data["sameAs"] == ["https://bryggan.example/"]
    assert data["telephone"] == "+46313900640"
    assert data["areaServed"] == [{"@type": "AdministrativeArea", "name": "Sjöby"}]
    assert data["subOrganization"][0]["name"] == "Nattvakan"
    assert data["url"] == page.full_url


def test_a_logo_for_dark_backgrounds_is_offered_where_there_is_one(client, present):
    both = present("Bryggan", logo=ImageFactory(), logo_dark=ImageFactory())
    one = present("Fyren", logo=ImageFactory())
    assert read(client, both).select('.organisation-logo source[media*="dark"]')
    plate = read(client, one).select_one(".organisation-logo--light-only")
    assert plate
    assert not plate.select("source[media]")


def test_the_swedish_page_is_called_what_the_record_is_called(client, present, arabic):
    page = present("Bryggan")
    version = arabic(page, title="الجسر", lead="نساعد.")
    record = Organisation.objects.get()
    record.name = "Nya Bryggan"
    record.save()
    assert read(client, page).h1.get_text(strip=True) == "Nya Bryggan"
    assert read(client, version).h1.get_text(strip=True) == "الجسر"
    older = page.save_revision()
    older.publish()
    assert OrganisationPage.objects.get(pk=page.pk).title == "Nya Bryggan"


def test_an_organisation_has_one_page_in_a_language(present, index):
    page = present("Bryggan")
    second = OrganisationPage(organisation=page.organisation, lead="Igen.", locale=index.locale)
    with pytest.raises(ValidationError) as error:
        second.full_clean(exclude=["path", "depth", "slug", "content_type"])
    assert "organisation" in error.value.message_dict


class TestLocalGroups:
    @pytest.fixture
    def bridge(self, present, index):
        page = present("Bryggan")
        page.local_groups = [
            LocalGroup(
                locale=index.locale,
                name="Nattvakan",
                place="Hamngatan 8",
                municipality=MunicipalityFactory(name="Sjöby"),
                text="Går ut med varm mat.",
                url="https://bryggan.example/nattvakan",
            )
        ]
        page.save_revision().publish()
        return OrganisationPage.objects.get(pk=page.pk)

    def test_show_name_place_what_they_do_and_link(self, client, bridge):
        part = read(client, bridge).select_one("#local-groups").get_text(" ", strip=True)
        for words in ("Nattvakan", "Hamngatan 8", "Sjöby", "Går ut", "bryggan.example/nattvakan"):
            assert words in part

    def test_are_swedish_and_marked_so_where_nobody_has_translated_them(
        self, client, bridge, arabic
    ):
        version = arabic(bridge, title="الجسر", lead="نساعد.")
        part = read(client, version).select_one("#local-groups")
        assert part.find(string="Går ut med varm mat.").parent["lang"] == "sv"

    def test_have_the_facts_of_the_source_and_the_words_of_the_translation(
        self, client, bridge, arabic
    ):
        version = arabic(bridge, title="الجسر", lead="نساعد.")
        version.local_groups.update(text="طعام ساخن.", url="https://gammal.example/")
        LocalGroup.objects.filter(page=bridge).update(url="https://ny.example/")
        part = read(client, version).select_one("#local-groups")
        assert not part.find(string="طعام ساخن.").parent.get("lang")
        assert part.select('a[href="https://ny.example/"]')
        assert not part.select('a[href="https://gammal.example/"]')


class TestGathers:
    """What other rooms show on an organisation's page."""

    def test_events_to_come_that_it_arranges(self, client, present, home):
        page = present("Bryggan")
        calendar = EventIndexPageFactory(parent=home, locale=home.locale)
        for title, organisers in (
            ("Språkkafé", [{"organisation": page.organisation}]),
            ("Annat", [{"name": "Bryggan"}]),
        ):
            event = EventPageFactory(parent=calendar, locale=home.locale, title=title)
            OccasionFactory(page=event, start_day=timezone.localdate())
            for row in organisers:
                Organiser.objects.create(page=event, **row)
        part = read(client, page).select_one("#events").get_text(" ", strip=True)
        assert "Språkkafé" in part
        assert "Annat" not in part

    @pytest.mark.usefixtures("worker")
    def test_news_that_show_it_or_link_to_its_page(self, client, present, home):
        page = present("Bryggan")
        news = NewsIndexPageFactory(parent=home, locale=home.locale)
        block = ("organisation", {"organisation": page.organisation, "name": ""})
        card = ("organisations", {"heading": "", "organisations": [page.organisation]})
        link = ("text", f'<p><a linktype="page" id="{page.pk}">här</a></p>')
        for title, blocks in (
            ("I ett block", [block]),
            ("På ett kort", [card]),
            ("Med en länk", [link]),
            ("Om annat", [("text", "<p>Bryggan</p>")]),
        ):
            article = NewsPageFactory(parent=news, locale=home.locale, title=title)
            stream = article.body.stream_block
            article.body = [
                (name, stream.child_blocks[name].normalize(value)) for name, value in blocks
            ]
            article.save_revision().publish()
        part = read(client, page).select_one("#news").get_text(" ", strip=True)
        assert all(title in part for title in ("I ett block", "På ett kort", "Med en länk"))
        assert "Om annat" not in part

    def test_what_is_only_swedish_also_in_other_languages_and_marked_so(
        self, client, present, arabic, home
    ):
        page = present("Bryggan")
        version = arabic(page, title="الجسر", lead="نساعد.")
        calendar = EventIndexPageFactory(parent=home, locale=home.locale)
        event = EventPageFactory(parent=calendar, locale=home.locale, title="Språkkafé")
        OccasionFactory(page=event, start_day=timezone.localdate())
        Organiser.objects.create(page=event, organisation=page.organisation)
        part = read(client, version).select_one("#events")
        assert part.find(string="Språkkafé").parent["lang"] == "sv"

    def test_nothing_that_is_not_published(self, client, present, home):
        page = present("Bryggan")
        calendar = EventIndexPageFactory(parent=home, locale=home.locale)
        event = EventPageFactory(parent=calendar, locale=home.locale, title="Hemligt", live=False)
        OccasionFactory(page=event, start_day=timezone.localdate())
        Organiser.objects.create(page=event, organisation=page.organisation)
        assert not read(client, page).select("#events")


@pytest.mark.usefixtures("worker")
def test_the_page_is_found_by_name_short_name_and_local_group(client, present, index):
    page = present("Föreningen Bryggan", short_name="FB23")
    page.local_groups = [LocalGroup(locale=index.locale, name="Nattvakan")]
    page.topics = [TopicFactory()]
    page.save_revision().publish()
    # In a test the task runs before the rows are stored; the worker runs it after.
    search.insert_or_update_object(page)
    for words in ("Bryggan", "FB23", "nattvakan"):
        assert page.url in client.get("/sok/", {"q": words}).content.decode()
    assert page.full_url in client.get("/sitemap.xml").content.decode()


@pytest.mark.usefixtures("worker")
def test_a_changed_short_name_is_found_at_once(client, present):
    page = present("Föreningen Bryggan", short_name="FB23")
    record = OrganisationFactory._meta.model.objects.get()
    record.short_name = "Brygga24"
    record.save()
    assert page.url in client.get("/sok/", {"q": "Brygga24"}).content.decode()
