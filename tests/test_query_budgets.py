"""What each public page type costs in SQL, as many for N items as for 2N."""

from datetime import date, timedelta

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contacts.enums import Weekday
from contacts.models import PageContact
from samverkan.pages.base import BasePage
from samverkan.pages.models import HomePage
from tests.factories import (
    ContactIndexPageFactory,
    ContactPageFactory,
    ContributionFactory,
    EventIndexPageFactory,
    EventKindFactory,
    EventPageFactory,
    ImageFactory,
    InterventionFactory,
    NeedFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    OccasionFactory,
    OrganisationFactory,
    OrganisationIndexPageFactory,
    OrganisationPageFactory,
    PartnershipIndexPageFactory,
    PartnershipPageFactory,
    PartyFactory,
    PersonFactory,
    PlaceFactory,
    RoleFactory,
    StandardPageFactory,
    TargetGroupFactory,
    TopicFactory,
    UnitFactory,
)

BUDGETS = {
    "pages.HomePage": ("/", 2),
    "pages.StandardPage": ("/om/", 3),
    "news.NewsIndexPage": ("/nyheter/", 8),
    "news.NewsPage": ("/nyheter/en-nyhet/", 4),
    "events.EventIndexPage": ("/evenemang/", 14),
    "events.EventPage": ("/evenemang/ett-evenemang/", 14),
    "contacts.ContactIndexPage": ("/kontakter/", 3),
    "contacts.ContactPage": ("/kontakter/en-enhet/", 5),
    "organisations.OrganisationIndexPage": ("/organisationer/", 8),
    "organisations.OrganisationPage": ("/organisationer/en-organisation/", 10),
    "partnerships.PartnershipIndexPage": ("/partnerskap/", 12),
    "partnerships.PartnershipPage": ("/partnerskap/ett-partnerskap/", 19),
}
"""An address of each page type, and the most queries that it may cost when warm."""


def soon() -> date:
    """A day that is to come."""
    return timezone.localdate() + timedelta(days=7)


class World:
    """A site that can grow: news with images, topics and contact persons, and pages with pages."""

    def __init__(self, home: HomePage) -> None:
        self.index = NewsIndexPageFactory(parent=home)
        self.topics = TopicFactory.create_batch(2)
        self.page = StandardPageFactory(parent=home, title="Om", slug="om")
        self.news = self.add_news(slug="en-nyhet")
        self.calendar = EventIndexPageFactory(parent=home)
        self.place = PlaceFactory()
        self.event = self.add_event(slug="ett-evenemang")
        self.contacts = ContactIndexPageFactory(parent=home)
        self.contact = ContactPageFactory(parent=self.contacts, slug="en-enhet")
        self.add_unit()
        self.organisations = OrganisationIndexPageFactory(parent=home)
        self.organisation = self.add_organisation(slug="en-organisation")
        self.register = PartnershipIndexPageFactory(parent=home)
        self.partnership = self.add_partnership(slug="ett-partnerskap")
        self.add_rows()

    def add_news(self, **attributes: object) -> BasePage:
        news = NewsPageFactory(parent=self.index, image=ImageFactory(), **attributes)
        news.topics.set(self.topics)
        news.save()
        return news

    def add_unit(self) -> None:
        unit = UnitFactory()
        unit.opening_hours.create(weekday=Weekday.MONDAY, opens="08:00", closes="16:00")
        unit.save()
        self.contact.page_units.create(unit=unit)
        person = PersonFactory(
            role=RoleFactory(), photo=ImageFactory(), photo_consent_on="2026-01-01"
        )
        person.memberships.create(unit=unit, title=RoleFactory())
        person.absences.create(first_day="2026-01-01", stand_in=PersonFactory())
        person.save()
        self.contact.page_contacts.create(person=person)
        self.contact.save()

    def add_event(self, **attributes: object) -> BasePage:
        event = EventPageFactory(
            parent=self.calendar,
            image=ImageFactory(),
            place=self.place,
            kind=EventKindFactory(),
            speakers=[("person", {"person": PersonFactory(), "about": ""})],
            **attributes,
        )
        event.topics.set(self.topics)
        event.save()
        return event

    def add_organisation(self, **attributes: object) -> BasePage:
        page = OrganisationPageFactory(parent=self.organisations, **attributes)
        page.topics.set(self.topics)
        page.save()
        return page

    def add_partnership(self, **attributes: object) -> BasePage:
        partnership = PartnershipPageFactory(
            parent=self.register, image=ImageFactory(), **attributes
        )
        partnership.topics.set(self.topics)
        partnership.save()
        return partnership

    def add_rows(self) -> None:
        """A party that contributes, with an intervention, to the partnership."""
        party = PartyFactory(page=self.partnership)
        intervention = InterventionFactory(
            page=self.partnership, organisation=OrganisationFactory(logo=ImageFactory())
        )
        intervention.needs.set([NeedFactory()])
        intervention.target_groups.set([TargetGroupFactory()])
        intervention.save()
        for year in (2025, 2026):
            ContributionFactory(page=self.partnership, organisation=party.organisation, year=year)

    def grow(self, number: int) -> None:
        for _item in range(number):
            self.add_organisation()
            self.add_partnership()
            self.add_rows()
            self.add_unit()
            self.add_news()
            StandardPageFactory(parent=self.page)
            PageContact.objects.create(page=self.news, person=PersonFactory())
            OccasionFactory(page=self.add_event(), start_day=soon())
            for _day in range(10):
                OccasionFactory(page=self.event, start_day=soon(), place=PlaceFactory())
            self.add_news(reports_on=self.event)


def cost(client: Client, address: str) -> int:
    """The queries of a warm answer."""
    for _time in range(2):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_every_page_type_has_a_budget():
    page_types = {model._meta.label for model in apps.get_models() if issubclass(model, BasePage)}
    assert page_types == set(BUDGETS)


def test_a_page_costs_its_budget_and_as_much_for_twice_the_items(client: Client, home: HomePage):
    world = World(home)
    world.grow(3)
    few = {kind: cost(client, address) for kind, (address, _most) in BUDGETS.items()}
    world.grow(3)
    many = {kind: cost(client, address) for kind, (address, _most) in BUDGETS.items()}
    assert many == few
    too_many = {kind: few[kind] for kind, (_address, most) in BUDGETS.items() if few[kind] > most}
    assert not too_many
