"""The catalogue of the site's open data by DCAT-AP-SE 3.0.1 (https://docs.dataportal.se/dcat/).

It describes the register, its grants, and what other rooms let be fetched of their lists. Nothing
in it is a blank node and all addresses are whole, as the Swedish data portal wants.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from wagtail.models import Site

from partnerships.opendata import feeds, publisher
from partnerships.opendata.fields import TABLES
from partnerships.opendata.publisher import Publisher
from partnerships.opendata.records import registers
from samverkan import languages
from samverkan.pages.translations import page_address

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
"""The licence of the catalogue itself; the profile allows no other."""
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
EU = "http://publications.europa.eu/resource/authority/"
PUBLIC = URIRef(f"{EU}access-right/PUBLIC")
GOVERNMENT = URIRef(f"{EU}data-theme/GOVE")
SOCIETY = URIRef(f"{EU}data-theme/SOCI")
THEMES = URIRef(f"{EU}data-theme")
GIVING = URIRef("https://standard.threesixtygiving.org/")
TOLD_IN = ("sv", "en")
"""The languages that the catalogue is told in: the portals' readers are in Sweden and the EU."""
LANGUAGES = {
    "sv": "SWE",
    "sv-simple": "SWE",
    "en": "ENG",
    "ar": "ARA",
    "fi": "FIN",
    "so": "SOM",
    "uk": "UKR",
    "fa-af": "PRS",
    "ti": "TIR",
}
"""Languages by the codes of the EU's list, which are those of ISO 639-3."""


def files(site: Site) -> dict[str, bytes]:
    """The catalogue of a site in each syntax."""
    graph = Catalogue(site).graph
    return {
        syntax: graph.serialize(format=syntax, encoding="utf-8") for syntax in ("xml", "turtle")
    }


class Catalogue:
    """Tells what data a site has."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.publisher: Publisher = publisher.of(site)
        self.graph = Graph()
        for prefix, space in {
            "dcat": DCAT,
            "dcterms": DCTERMS,
            "foaf": FOAF,
            "vcard": VCARD,
        }.items():
            self.graph.bind(prefix, space)
        self.name = self.whole("catalogue")
        self.agent = URIRef(self.publisher.iri)
        self.tell_catalogue()
        self.tell_publisher()
        self.tell_register()
        for found in feeds.of(site):
            self.tell_feed(found)

    def whole(self, name: str, *arguments: Any) -> URIRef:
        """The whole address of one of the files."""
        return URIRef(self.publisher.root + reverse(f"open_data:{name}", args=arguments))

    def part(self, name: str) -> URIRef:
        """What names a thing that the catalogue describes."""
        return URIRef(f"{self.name}#{name}")

    def tell(self, thing: URIRef, told: Iterable[tuple[URIRef, Any]]) -> None:
        """Say these things of a thing. A text that is translated is told in each language."""
        for predicate, value in told:
            for each in texts(value) if isinstance(value, Promise) else [value]:
                self.graph.add((thing, predicate, each))

    def tell_catalogue(self) -> None:
        """The catalogue itself."""
        self.tell(
            self.name,
            [
                (RDF.type, DCAT.Catalog),
                (DCTERMS.title, Literal(f"{self.publisher.name}: öppna data", "sv")),
                (DCTERMS.title, Literal(f"{self.publisher.name}: open data", "en")),
                (
                    DCTERMS.description,
                    _("What this site lets anybody fetch and use: partnerships, news and events."),
                ),
                (DCTERMS.publisher, self.agent),
                (DCTERMS.license, CC0),
                (DCTERMS.language, language(languages.SOURCE.code)),
                (DCAT.themeTaxonomy, THEMES),
                (FOAF.homepage, URIRef(f"{self.publisher.root}/")),
            ],
        )

    def tell_publisher(self) -> None:
        """Who publishes the data, and where to ask about it."""
        self.tell(
            self.agent,
            [
                (RDF.type, FOAF.Agent),
                (FOAF.name, Literal(self.publisher.name)),
                (DCTERMS.type, LOCAL_AUTHORITY),
            ],
        )
        if self.publisher.number:
            self.tell(self.agent, [(DCTERMS.identifier, Literal(self.publisher.number))])
        if self.publisher.email:
            self.tell(
                self.part("kontakt"),
                [
                    (RDF.type, VCARD.Organization),
                    (VCARD.fn, Literal(self.publisher.name)),
                    (VCARD.hasEmail, URIRef(f"mailto:{self.publisher.email}")),
                ],
            )

    def tell_register(self) -> None:
        """The register of partnerships and its grants, where the site has one."""
        found = registers(self.site).order_by("path").first()
        if found is None:
            return
        page = URIRef(page_address(found, code=languages.SOURCE.code, absolute=True))
        register = self.dataset(
            "partnerskap",
            [
                (DCTERMS.title, _("Register of partnerships")),
                (
                    DCTERMS.description,
                    _("The parties, what they offer, their contributions with sums, and results."),
                ),
                (DCAT.theme, SOCIETY),
                (DCAT.landingPage, page),
            ],
        )
        license = (DCTERMS.license, URIRef(self.publisher.license))
        schema = (DCTERMS.conformsTo, self.whole("schema"))
        title = _("All of the register, with every part of each partnership")
        self.distribution(
            register,
            self.whole("register"),
            "application/json",
            [(DCTERMS.title, title), schema, license],
        )
        for table in TABLES.values():
            told = [(DCTERMS.title, table.title), license]
            self.distribution(register, self.whole("table", table.slug), "text/csv", told)
        grants = self.dataset(
            "bidrag",
            [
                (DCTERMS.title, _("Grants to partnerships")),
                (
                    DCTERMS.description,
                    _("Contributions of money, by the fields of the 360Giving Data Standard."),
                ),
                (DCAT.theme, SOCIETY),
                (DCTERMS.conformsTo, GIVING),
                (DCAT.landingPage, page),
            ],
        )
        told = [(DCTERMS.title, _("Grants as 360Giving")), (DCTERMS.conformsTo, GIVING), license]
        self.distribution(grants, self.whole("grants"), "application/json", told)

    def tell_feed(self, found: feeds.Feeds) -> None:
        """What can be fetched of a list, in each of its languages."""
        dataset = self.dataset(
            f"lista-{found.key}",
            [
                (DCTERMS.title, Literal(found.title, "sv")),
                (DCTERMS.description, Literal(found.description, "sv")),
                (DCAT.theme, GOVERNMENT),
                (DCAT.landingPage, URIRef(found.address)),
            ],
        )
        for file in found.files:
            told = [
                (DCTERMS.title, Literal(file.title, languages.get(file.code).html_lang)),
                (DCTERMS.language, language(file.code)),
            ]
            self.distribution(dataset, URIRef(file.address), file.media_type, told)

    def dataset(self, name: str, told: Iterable[tuple[URIRef, Any]]) -> URIRef:
        """A dataset of the catalogue."""
        dataset = self.part(name)
        self.tell(self.name, [(DCAT.dataset, dataset)])
        self.tell(
            dataset,
            [
                (RDF.type, DCAT.Dataset),
                (DCTERMS.publisher, self.agent),
                (DCTERMS.accessRights, PUBLIC),
                *told,
            ],
        )
        if self.publisher.email:
            self.tell(dataset, [(DCAT.contactPoint, self.part("kontakt"))])
        return dataset

    def distribution(
        self,
        dataset: URIRef,
        address: URIRef,
        media_type: str,
        told: Iterable[tuple[URIRef, Any]],
    ) -> None:
        """A file that a dataset can be fetched as."""
        path = str(address).removeprefix(self.publisher.root)
        distribution = self.part(f"fil-{path.strip('/').replace('/', '-')}")
        self.tell(dataset, [(DCAT.distribution, distribution)])
        self.tell(
            distribution,
            [
                (RDF.type, DCAT.Distribution),
                (DCAT.accessURL, address),
                (DCAT.downloadURL, address),
                (DCTERMS.format, Literal(media_type)),
                *told,
            ],
        )


def texts(text: Promise) -> Iterator[Literal]:
    """A text in each of the catalogue's languages."""
    for code in TOLD_IN:
        with translation.override(code):
            yield Literal(str(text), languages.get(code).html_lang)


def language(code: str) -> URIRef:
    """A language by the EU's list."""
    return URIRef(f"{EU}language/{LANGUAGES[code]}")
