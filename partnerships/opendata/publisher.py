"""Who publishes the open data, and on what terms."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Site

from organisations import numbers
from partnerships.opendata.grants import org_id
from samverkan import languages
from samverkan.shell.frame import get_frame

ORGANISATION_IRI = "http://dataportal.se/organisation/SE{number}"
"""What the Swedish data portal names publishers by (docs.dataportal.se, harvesting)."""


@dataclass(frozen=True)
class Publisher:
    """Whoever publishes the data of a site.

    Attributes:
        number: organisation number of ten digits, "" for none.
        email: a shared mailbox that answers questions about the data, "" for none.
        root: the site's address without a final slash.
        license: the address of the licence.
    """

    name: str
    number: str
    email: str
    root: str
    license: str

    @property
    def iri(self) -> str:
        """What names the publisher among linked data."""
        if self.number:
            return ORGANISATION_IRI.format(number=self.number)
        return f"{self.root}/oppnadata/katalog.rdf#utgivare"

    @property
    def grant_prefix(self) -> str:
        """What the names of grants begin with: the publisher's number, else the site's host."""
        if self.number:
            return org_id(numbers.write(self.number))
        return self.root.partition("://")[2]

    @property
    def as_organization(self) -> dict[str, str]:
        """The publisher as the 360Giving standard tells it."""
        found = {"name": self.name, "website": self.root}
        if self.number:
            found["identifier"] = org_id(numbers.write(self.number))
        return found


def of(site: Site) -> Publisher:
    """The publisher of a site's data, by the settings, else by what the site is called."""
    frame = get_frame(site, languages.SOURCE.code)
    return Publisher(
        name=settings.OPEN_DATA_PUBLISHER or frame.name,
        number=numbers.compact(settings.OPEN_DATA_PUBLISHER_NUMBER),
        email=settings.OPEN_DATA_EMAIL or frame.contact.email,
        root=site.root_url,
        license=settings.OPEN_DATA_LICENSE,
    )
