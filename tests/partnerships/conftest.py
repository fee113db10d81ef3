"""A register with partnerships, and what makes versions of them in other languages."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from partnerships.models import PartnershipIndexPage, PartnershipPage
from tests.conftest import set_up_site
from tests.factories import (
    ContributionFactory,
    InterventionFactory,
    OrganisationFactory,
    PartnershipIndexPageFactory,
    PartnershipPageFactory,
    PartyFactory,
)


@pytest.fixture(scope="module")
def empty_register(module_db) -> PartnershipIndexPage:
    home = set_up_site()
    return PartnershipIndexPageFactory(parent=home, locale=home.locale)


@pytest.fixture
def register(empty_register, db) -> PartnershipIndexPage:
    return PartnershipIndexPage.objects.get(pk=empty_register.pk)


@pytest.fixture
def agree(register):
    """Makes a published partnership: ``agree(title="Natthärbärget", state="active")``."""

    def make(**fields) -> PartnershipPage:
        return PartnershipPageFactory(parent=register, locale=register.locale, **fields)

    return make


@pytest.fixture
def partnership(agree) -> PartnershipPage:
    """Two parties, two interventions and three contributions: 1 350 000 kronor in all."""
    page = agree(title="Tak över huvudet", slug="tak")
    municipality = OrganisationFactory(name="Sjöby kommun", kind="municipality")
    bridge = OrganisationFactory(name="Föreningen Bryggan", short_name="Bryggan")
    PartyFactory(page=page, organisation=municipality, role="funder")
    PartyFactory(page=page, organisation=bridge, role="lead", task="Driver härbärget.")
    InterventionFactory(
        page=page, name="Natthärbärge", offer="En säng och frukost.", organisation=bridge
    )
    InterventionFactory(page=page, name="Rådgivning", offer="Svar på frågor.", organisation=bridge)
    for year, amount in ((2025, 400_000), (2026, 800_000)):
        ContributionFactory(
            page=page, organisation=municipality, year=year, amount=amount, purpose="Personal"
        )
    ContributionFactory(
        page=page, organisation=bridge, year=2026, kind="in_kind", amount=150_000, purpose="Lokal"
    )
    return PartnershipPage.objects.get(pk=page.pk)


@pytest.fixture
def translated(home, register, locales, django_capture_on_commit_callbacks):
    """Publishes a version with "XX " before every text: ``translated(page, "ar", "AR")``."""

    def make(page: PartnershipPage, code: str = "ar", before: str = "AR") -> PartnershipPage:
        locale = locales[code]
        for above in (home, register):
            if not above.has_translation(locale):
                above.copy_for_translation(locale).save_revision().publish()
        source, _new = TranslationSource.update_or_create_from_instance(page)
        translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
        for segment in source.stringsegment_set.select_related("string", "context"):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": f"{before} {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        return PartnershipPage.objects.get(translation_key=page.translation_key, locale=locale)

    return make
