"""A list with room for organisations."""

import pytest

from organisations.models import Activity, OrganisationIndexPage, OrganisationPage
from tests.factories import (
    MunicipalityFactory,
    OrganisationFactory,
    OrganisationIndexPageFactory,
    OrganisationPageFactory,
)


@pytest.fixture
def index(home) -> OrganisationIndexPage:
    return OrganisationIndexPageFactory(parent=home, locale=home.locale)


@pytest.fixture
def present(index):
    """Makes an organisation with a published page: ``present("Bryggan", active_in=["Sjöby"])``."""
    places = {}

    def make(name: str, *, active_in=(), page=None, **record) -> OrganisationPage:
        organisation = OrganisationFactory(name=name, **record)
        for place in active_in:
            if place not in places:
                places[place] = MunicipalityFactory(name=place)
            Activity.objects.create(organisation=organisation, municipality=places[place])
        fields = {"parent": index, "locale": index.locale, **(page or {})}
        return OrganisationPageFactory(organisation=organisation, **fields)

    return make


@pytest.fixture
def arabic_index(home, index, locales) -> OrganisationIndexPage:
    """The list's published version in Arabic."""
    front = home.copy_for_translation(locales["ar"])
    front.slug, front.live = "hem-ar", True
    front.save()
    key = index.translation_key
    return OrganisationIndexPageFactory(
        parent=front, locale=locales["ar"], title="المنظمات", translation_key=key
    )


@pytest.fixture
def arabic(arabic_index, locales):
    """Publishes a page of an organisation in Arabic: ``arabic(page, title="…", lead="…")``."""

    def make(page: OrganisationPage, **fields) -> OrganisationPage:
        version = page.copy_for_translation(locales["ar"])
        for name, text in fields.items():
            setattr(version, name, text)
        version.save_revision().publish()
        return OrganisationPage.objects.get(pk=version.pk)

    return make
