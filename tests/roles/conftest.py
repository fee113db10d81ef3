"""The world that the rows act in."""

from datetime import date, timedelta

import pytest
from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from events.models import Audience, EventKind
from feedback.models import RoutingRule
from partnerships.models import Correction, CorrectionLink, PartnershipPage
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.models import Topic
from samverkan.shell.models import Menu
from samverkan.users.setup import set_up_roles
from tests.conftest import employ, set_up_site
from tests.factories import (
    DocumentFactory,
    EventIndexPageFactory,
    EventPageFactory,
    ImageFactory,
    NeedFactory,
    OccasionFactory,
    OrganisationFactory,
    PartnershipIndexPageFactory,
    PartnershipPageFactory,
    PartyFactory,
    PersonFactory,
    PlaceFactory,
    RegionFactory,
    RegistrationFactory,
    RoleFactory,
    StandardPageFactory,
    SubmissionFactory,
    TargetGroupFactory,
    UnitFactory,
)
from tests.roles.world import World


def propose_correction(partnership: PartnershipPage) -> Correction:
    """A correction that a party of the partnership has proposed through its secret link."""
    party = PartyFactory(page=partnership)
    link = CorrectionLink.objects.create(page=partnership, organisation=party.organisation)
    correction = Correction.objects.create(
        link=link, email="kim@bryggan.example", language="sv", client_key="prov"
    )
    correction.fields.create(name="parties:x:task", label="Uppgift", old="", new="Ny")
    return correction


def translate(page: Page, locale: Locale) -> Translation:
    """A published version of the page in another language."""
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=True)
    return translation


@pytest.fixture(scope="module")
def world(module_db) -> World:
    home, locales = set_up_site(), {each.language_code: each for each in Locale.objects.all()}
    link = '<p data-block-key="a"><a href="https://sjoby.example/">Sjöby</a></p>'
    page = StandardPageFactory(parent=home, title="Bibliotek", body=[("text", link)])
    page.save_revision().publish()
    draft = StandardPageFactory(parent=home, title="Utkast", live=False)
    draft.save_revision()
    home.save_revision().publish()
    with TestCase.captureOnCommitCallbacks(execute=True):
        translate(home, locales["en"])
        translation = translate(Page.objects.get(pk=page.pk).specific, locales["en"])
    set_up_roles()
    page.refresh_from_db()
    unit = UnitFactory(name="Biblioteket")
    register = PartnershipIndexPageFactory(parent=home, locale=locales["sv"])
    partnership = PartnershipPageFactory(parent=register, locale=locales["sv"])
    correction = propose_correction(partnership)
    calendar = EventIndexPageFactory(parent=home, locale=locales["sv"])
    event = EventPageFactory(parent=calendar, locale=locales["sv"], registration="here")
    occasion = OccasionFactory(page=event, start_day=date.today() + timedelta(days=9))
    return World(
        home=home,
        page=page,
        draft=draft,
        english=translation.get_target_instance(),
        translation=translation,
        topic=Topic.objects.create(name="Barn", slug="barn", locale=locales["sv"]),
        image=ImageFactory(),
        document=DocumentFactory(),
        menu=Menu.objects.create(locale=locales["sv"]),
        person=PersonFactory(),
        title=RoleFactory(),
        unit=unit,
        unused_unit=UnitFactory(),
        submission=SubmissionFactory(team=unit, page=page, revision=page.live_revision),
        unrouted=SubmissionFactory(team=None),
        rule=RoutingRule.objects.create(section=home, unit=unit),
        colleague=employ("Handläggare", unit=unit),
        email=OutgoingEmail.objects.create(
            key="prov", recipient="bo@sjoby.example", state=OutgoingEmail.State.FAILED
        ),
        place=PlaceFactory(),
        organisation=OrganisationFactory(),
        region=RegionFactory(),
        event_kind=EventKind.objects.create(name="Mingel", slug="mingel", locale=locales["sv"]),
        audience=Audience.objects.create(name="Alla", slug="alla", locale=locales["sv"]),
        event=event,
        occasion=occasion,
        other_occasion=OccasionFactory(page=event, start_day=date.today() + timedelta(days=16)),
        registration=RegistrationFactory(occasion=occasion),
        register=register,
        partnership=partnership,
        correction_link=correction.link,
        correction=correction,
        need=NeedFactory(),
        target_group=TargetGroupFactory(),
    )
