"""Factories for the smallest worlds that rules need."""

from datetime import date, time

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale

from contacts.models import ContactIndexPage, ContactPage, Person, Role, Unit
from events.models import (
    Answer,
    EventIndexPage,
    EventKind,
    EventPage,
    Occasion,
    Place,
    Registration,
)
from feedback.models import Submission
from news.models import NewsIndexPage, NewsPage
from organisations.models import (
    Municipality,
    Organisation,
    OrganisationIndexPage,
    OrganisationPage,
    Region,
)
from partnerships.models import (
    Contribution,
    Intervention,
    Need,
    PartnershipIndexPage,
    PartnershipPage,
    Party,
    TargetGroup,
)
from samverkan.media.models import SiteDocument, SiteImage
from samverkan.pages.models import HomePage, StandardPage, Topic


class HomePageFactory(wagtail_factories.PageFactory):
    title = "Sjöby kommun"
    slug = "hem"

    class Meta:
        model = HomePage


class StandardPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Sida {n}")

    class Meta:
        model = StandardPage


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    title = "Nyheter"
    slug = "nyheter"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Nyhet {n}")
    lead = "Det här har hänt."
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        model = NewsPage


class TopicFactory(factory.django.DjangoModelFactory):
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))
    name = factory.Sequence(lambda n: f"Ämne {n}")
    slug = factory.Sequence(lambda n: f"amne-{n}")

    class Meta:
        model = Topic


class UnitFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Enhet {n}")
    email = factory.Sequence(lambda n: f"enhet{n}@sjoby.example")

    class Meta:
        model = Unit


class RoleFactory(factory.django.DjangoModelFactory):
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))
    name = factory.Sequence(lambda n: f"Roll {n}")
    slug = factory.Sequence(lambda n: f"roll-{n}")

    class Meta:
        model = Role


class PersonFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@sjoby.example")

    class Meta:
        model = Person


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"user{n}")

    class Meta:
        model = get_user_model()


class ImageFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Bild {n}")
    file = factory.django.ImageField(width=90, height=60)

    class Meta:
        model = SiteImage


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Dokument {n}")
    file = factory.django.FileField(filename="plan.pdf", data=b"%PDF-1.7 plan")

    class Meta:
        model = SiteDocument


class SubmissionFactory(factory.django.DjangoModelFactory):
    answer = "no"
    text = "Jag letar efter öppettiderna."
    page_kind = "pages.standardpage"
    language = "sv"
    address = "/kontakt/"

    class Meta:
        model = Submission


class EventIndexPageFactory(wagtail_factories.PageFactory):
    title = "Evenemang"
    slug = "evenemang"

    class Meta:
        model = EventIndexPage


class EventPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Seminarium {n}")
    lead = "Kom och lyssna."
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        model = EventPage


class OccasionFactory(factory.django.DjangoModelFactory):
    start_day = date(2026, 5, 5)
    start_time = time(18)
    end_time = time(20)

    class Meta:
        model = Occasion


class PlaceFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Lokal {n}")

    class Meta:
        model = Place


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A registration with an e-mail address: ``RegistrationFactory(email="a@b.example")``."""

    occasion = factory.SubFactory(OccasionFactory)
    language = "sv"
    state = "registered"

    class Meta:
        model = Registration
        skip_postgeneration_save = True

    @factory.post_generation
    def email(self, create, value, **kwargs):
        number = Registration.objects.count()
        address = value or f"deltagare{number}@sjoby.example"
        AnswerFactory(registration=self, value=address)


class AnswerFactory(factory.django.DjangoModelFactory):
    field = factory.SelfAttribute("kind")
    kind = "email"
    label = factory.SelfAttribute("kind")
    value = "deltagare@sjoby.example"
    keep_days = 30

    class Meta:
        model = Answer


class EventKindFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Slag {n}")
    slug = factory.Sequence(lambda n: f"slag-{n}")
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))

    class Meta:
        model = EventKind


class RegionFactory(factory.django.DjangoModelFactory):
    code = "99"
    name = "Sjölands län"

    class Meta:
        model = Region
        django_get_or_create = ("code",)


class MunicipalityFactory(factory.django.DjangoModelFactory):
    code = factory.Sequence(lambda n: f"99{n:02}")
    name = factory.Sequence(lambda n: f"Kommun {n}")
    region = factory.SubFactory(RegionFactory)

    class Meta:
        model = Municipality


class OrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Förening {n}")
    kind = "association"

    class Meta:
        model = Organisation


class OrganisationIndexPageFactory(wagtail_factories.PageFactory):
    title = "Organisationer"
    slug = "organisationer"

    class Meta:
        model = OrganisationIndexPage


class OrganisationPageFactory(wagtail_factories.PageFactory):
    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.SelfAttribute("organisation.name")
    lead = "Vi hjälper varandra."

    class Meta:
        model = OrganisationPage


class NeedFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Behov {n}")
    slug = factory.Sequence(lambda n: f"behov-{n}")
    question = factory.LazyAttribute(lambda need: f"{need.name}?")
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))

    class Meta:
        model = Need


class TargetGroupFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Målgrupp {n}")
    slug = factory.Sequence(lambda n: f"malgrupp-{n}")
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="sv"))

    class Meta:
        model = TargetGroup


class PartnershipIndexPageFactory(wagtail_factories.PageFactory):
    title = "Partnerskap"
    slug = "partnerskap"

    class Meta:
        model = PartnershipIndexPage


class PartnershipPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Partnerskap {n}")
    lead = "Vi gör det tillsammans."
    state = "active"
    starts_on = date(2025, 1, 1)
    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        model = PartnershipPage


class PartyFactory(factory.django.DjangoModelFactory):
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Party


class InterventionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Insats {n}")
    offer = "Alla är välkomna."

    class Meta:
        model = Intervention


class ContributionFactory(factory.django.DjangoModelFactory):
    organisation = factory.SubFactory(OrganisationFactory)
    year = 2026
    amount = 100_000

    class Meta:
        model = Contribution


class ContactIndexPageFactory(wagtail_factories.PageFactory):
    title = "Kontakter"
    slug = "kontakter"

    class Meta:
        model = ContactIndexPage


class ContactPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Kontakt {n}")

    class Meta:
        model = ContactPage
