"""The catalogue, by what DCAT-AP-SE 3.0.1 demands."""

import pytest
from django.test import override_settings
from rdflib import Graph, URIRef
from rdflib import namespace as ns
from rdflib.term import BNode, Literal

from samverkan.shell.models import SiteSettings
from tests.factories import ContactIndexPageFactory, EventIndexPageFactory, NewsIndexPageFactory

pytestmark = pytest.mark.django_db

VCARD = "http://www.w3.org/2006/vcard/ns#"
MANDATORY = {
    ns.DCAT.Catalog: [
        ns.DCTERMS.title,
        ns.DCTERMS.description,
        ns.DCTERMS.publisher,
        ns.DCTERMS.license,
        ns.DCAT.dataset,
    ],
    ns.DCAT.Dataset: [ns.DCTERMS.title, ns.DCTERMS.description, ns.DCTERMS.publisher],
    ns.DCAT.Distribution: [ns.DCAT.accessURL],
    ns.FOAF.Agent: [ns.FOAF.name, ns.DCTERMS.type],
    URIRef(f"{VCARD}Organization"): [URIRef(f"{VCARD}fn"), URIRef(f"{VCARD}hasEmail")],
}
"""What https://docs.dataportal.se/dcat/3.0.1/en/ says is mandatory of each class: ``min: 1`` in
github.com/diggsweden/DCAT-AP-SE/blob/master/3.0.1/bundle.json, and ``dcat:dataset``, without which
a catalogue is empty. Of distributions that have no other, a licence is recommended."""
ONE = {
    ns.DCAT.Catalog: [ns.DCTERMS.publisher, ns.DCTERMS.license],
    ns.DCAT.Dataset: [ns.DCTERMS.publisher],
    ns.DCAT.Distribution: [ns.DCAT.accessURL, ns.DCTERMS.format],
    ns.FOAF.Agent: [ns.DCTERMS.type],
}
"""What there must be no more than one of (``max: 1``)."""
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
SPELLED = {"ttl": "turtle", "rdf": "xml"}


@pytest.fixture
def full(home, site, whole) -> None:
    """The site with a register, a list of news and one of events, and a shared mailbox."""
    NewsIndexPageFactory(parent=home, locale=home.locale, title="Nyheter", slug="nyheter")
    EventIndexPageFactory(parent=home, locale=home.locale, title="Evenemang", slug="evenemang")
    ContactIndexPageFactory(parent=home, locale=home.locale)
    settings = SiteSettings.for_site(site)
    settings.name, settings.contact_email = "Sjöby kommun", "kommun@sjoby.example"
    settings.save()


@pytest.fixture
def read(fetch):
    def get(ending: str = "rdf") -> Graph:
        body = fetch(f"katalog.{ending}").content
        return Graph().parse(data=body, format=SPELLED[ending])

    return get


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("number", ["", "212000-1355"])
def test_everything_has_what_the_profile_demands(read, number):
    with override_settings(OPEN_DATA_PUBLISHER_NUMBER=number):
        graph = read()
    for kind, properties in MANDATORY.items():
        things = list(graph.subjects(ns.RDF.type, kind))
        assert things, kind
        for thing in things:
            for name in properties:
                assert list(graph.objects(thing, name)), (thing, name)
            for name in ONE.get(kind, []):
                assert len(list(graph.objects(thing, name))) <= 1, (thing, name)


@pytest.mark.usefixtures("full")
def test_nothing_is_blank_and_all_addresses_are_whole(read):
    for triple in read():
        for term in triple:
            assert not isinstance(term, BNode)
            if isinstance(term, URIRef):
                assert str(term).startswith(("http://", "https://", "mailto:"))
                assert " " not in term


@pytest.mark.usefixtures("full")
def test_both_syntaxes_tell_the_same(read):
    assert set(read("rdf")) == set(read("ttl"))


@pytest.mark.usefixtures("full")
def test_whatever_is_named_is_told_and_whatever_is_told_is_named(read):
    graph = read()
    datasets = set(graph.objects(None, ns.DCAT.dataset))
    assert datasets == set(graph.subjects(ns.RDF.type, ns.DCAT.Dataset))
    files = set(graph.objects(None, ns.DCAT.distribution))
    assert files == set(graph.subjects(ns.RDF.type, ns.DCAT.Distribution))
    [publisher] = graph.subjects(ns.RDF.type, ns.FOAF.Agent)
    assert set(graph.objects(None, ns.DCTERMS.publisher)) == {publisher}
    assert set(graph.objects(None, ns.DCAT.contactPoint)) == set(
        graph.subjects(ns.RDF.type, URIRef(f"{VCARD}Organization"))
    )


@pytest.mark.usefixtures("full")
def test_every_file_of_the_catalogue_can_be_fetched(read, client):
    graph = read()
    for file, address in graph.subject_objects(ns.DCAT.downloadURL):
        response = client.get(address.removeprefix("http://localhost"))
        assert response.status_code == 200, address
        [media_type] = graph.objects(file, ns.DCTERMS.format)
        assert response["Content-Type"].startswith(str(media_type)), address


@pytest.mark.usefixtures("full")
def test_the_catalogue_tells_of_the_register_and_the_feeds_but_of_no_contacts(read):
    titles = {str(title) for title in read().objects(None, ns.DCTERMS.title)}
    assert {"Nyheter", "Evenemang", "Evenemang (kalender.ics)"} <= titles
    assert {"Register of partnerships", "Grants as 360Giving"} <= titles
    assert "Kontakter" not in titles


@pytest.mark.usefixtures("full")
def test_titles_and_descriptions_say_their_language(read):
    graph = read()
    for name in (ns.DCTERMS.title, ns.DCTERMS.description):
        for text in graph.objects(None, name):
            assert isinstance(text, Literal)
            assert text.language in {"sv", "en"}


@pytest.mark.usefixtures("full")
@override_settings(OPEN_DATA_LICENSE="http://creativecommons.org/licenses/by/4.0/")
def test_the_licence_is_of_the_register_and_the_catalogue_stays_free(read):
    graph = read()
    [catalogue] = graph.subjects(ns.RDF.type, ns.DCAT.Catalog)
    assert list(graph.objects(catalogue, ns.DCTERMS.license)) == [CC0]
    licences = set(graph.objects(None, ns.DCTERMS.license)) - {CC0}
    assert licences == {URIRef("http://creativecommons.org/licenses/by/4.0/")}


@override_settings(OPEN_DATA_PUBLISHER="Region Sjö", OPEN_DATA_PUBLISHER_NUMBER="212000-1355")
def test_the_publisher_is_known_by_its_number(read, full):
    graph = read()
    publisher = URIRef("http://dataportal.se/organisation/SE2120001355")
    assert list(graph.objects(publisher, ns.FOAF.name)) == [Literal("Region Sjö")]


def test_a_site_without_a_register_has_a_catalogue_without_it(home, read, register):
    register.delete()
    NewsIndexPageFactory(parent=home, locale=home.locale)
    assert len(list(read().objects(None, ns.DCAT.dataset))) == 1


@pytest.mark.usefixtures("full")
def test_what_is_hidden_is_not_in_the_catalogue(read, register):
    register.unpublish()
    titles = {str(title) for title in read().objects(None, ns.DCTERMS.title)}
    assert "Register of partnerships" not in titles


@pytest.mark.usefixtures("full")
def test_both_syntaxes_have_one_name_for_what_they_say(fetch):
    assert fetch("katalog.rdf")["ETag"] == fetch("katalog.ttl")["ETag"]
    assert fetch("katalog.rdf")["ETag"].startswith("W/")


def test_the_data_portal_finds_the_catalogue(client, register):
    response = client.get("/datasets/dcat", follow=True)
    assert response.redirect_chain == [("/oppnadata/katalog.rdf", 301)]
    assert response["Content-Type"] == "application/rdf+xml"
