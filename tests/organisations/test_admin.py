"""How staff keep organisations: numbers, search, filters, and what cannot be deleted."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from events.models import Organiser
from organisations.models import Activity, Municipality, Organisation, OrganisationPage
from tests.factories import (
    EventIndexPageFactory,
    EventPageFactory,
    MunicipalityFactory,
    OrganisationFactory,
    UserFactory,
)

LIST = "wagtailsnippets_organisations_organisation"


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def add(editor):
    """Posts the form for a new organisation."""

    def post(**fields):
        rows = {
            name: inline_formset(fields.pop(name, []))
            for name in ("links", "activities", "contact_persons")
        }
        data = nested_form_data({"name": "Bryggan", "kind": "association", **fields, **rows})
        return editor.post(reverse(f"{LIST}:add"), data)

    return post


def test_an_organisation_is_added_with_its_rows(add):
    place = MunicipalityFactory(name="Sjöby")
    add(
        number="402001-0106",
        links=[{"kind": "join", "url": "https://bryggan.example/medlem"}],
        activities=[{"municipality": place.pk}],
        contact_persons=[{"name": "Yasmin", "email": "y@b.example", "consented_on": "2026-05-05"}],
    )
    record = Organisation.objects.get()
    assert record.number == "4020010106"
    assert [str(each) for each in record.activities.all()] == ["Sjöby"]
    assert record.links.get().kind == "join"
    assert record.contact_persons.get().consented_on


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": "402001-0107"}, "inget organisationsnummer"),
        ({"number": "880320-0016"}, "personnummer"),
        ({"partner_since": "2999"}, "partner_since"),
        ({"contact_persons": [{"name": "Yasmin"}]}, "e-postadress eller ett telefonnummer"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_saved(add, fields, words):
    response = add(**fields)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Organisation.objects.exists()


def test_a_number_belongs_to_one_organisation(add):
    OrganisationFactory(number="4020010106")
    response = add(number="402001-0106")
    assert "En annan organisation har detta nummer." in response.content.decode()


@pytest.mark.usefixtures("worker")
def test_staff_search_and_filter(editor):
    place = MunicipalityFactory(name="Sjöby")
    bridge = OrganisationFactory(name="Bryggan", kind="association")
    Activity.objects.create(organisation=bridge, municipality=place)
    OrganisationFactory(name="Fyren", kind="foundation", short_name="STF")

    def names(**query: str) -> list[bool]:
        text = editor.get(reverse(f"{LIST}:list"), query).content.decode()
        return [name in text for name in ("Bryggan", "Fyren")]

    assert names() == [True, True]
    assert names(q="bryg") == [True, False]
    assert names(q="STF") == [False, True]
    assert names(kind="foundation") == [False, True]
    assert names(municipality=place.pk) == [True, False]


@pytest.mark.usefixtures("worker")
def test_the_municipality_chooser_finds_by_name(editor):
    MunicipalityFactory(name="Sjöby")
    MunicipalityFactory(name="Ådal")
    chooser = reverse("wagtailsnippetchoosers_organisations_municipality:choose_results")
    text = editor.get(chooser, {"q": "ådal"}).content.decode()
    assert "Ådal" in text
    assert "Sjöby" not in text


@pytest.mark.usefixtures("worker")
def test_the_page_shows_where_an_organisation_is_used(editor, present):
    page = present("Bryggan")
    text = editor.get(reverse(f"{LIST}:usage", args=[page.organisation_id])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text


class TestWhatIsUsed:
    def delete(self, client, record) -> str:
        name = f"wagtailsnippets_organisations_{record._meta.model_name}:delete"
        response = client.post(reverse(name, args=[record.pk]), follow=True)
        assert response.status_code == 200
        return response.content.decode()

    def test_is_kept_and_says_by_what_page(self, editor, present):
        page = present("Bryggan", page={"lead": "Vi."})
        said = self.delete(editor, page.organisation)
        assert "Inget togs bort: Bryggan behövs fortfarande av Bryggan." in said
        assert Organisation.objects.exists()

    def test_is_kept_by_the_event_that_it_arranges(self, editor, home):
        record = OrganisationFactory(name="Bryggan")
        calendar = EventIndexPageFactory(parent=home)
        event = EventPageFactory(parent=calendar, title="Språkkafé")
        Organiser.objects.create(page=event, organisation=record)
        assert "behövs fortfarande av Språkkafé" in self.delete(editor, record)
        assert Organisation.objects.exists()

    def test_is_a_municipality_where_somebody_is_active(self, editor, present):
        page = present("Bryggan", active_in=["Sjöby"])
        assert "behövs fortfarande av Bryggan" in self.delete(editor, Municipality.objects.get())
        assert Municipality.objects.exists()
        OrganisationPage.objects.get(pk=page.pk).delete()

    def test_is_kept_when_several_are_deleted_at_once(self, editor, present):
        present("Bryggan")
        OrganisationFactory(name="Fyren")
        keys = "&".join(f"id={pk}" for pk in Organisation.objects.values_list("pk", flat=True))
        address = reverse("wagtail_bulk_action", args=["organisations", "organisation", "delete"])
        response = editor.post(f"{address}?{keys}", follow=True)
        assert "Inget togs bort" in response.content.decode()
        assert Organisation.objects.count() == 2

    def test_can_be_deleted_when_nothing_needs_it_any_more(self, editor):
        self.delete(editor, OrganisationFactory())
        assert not Organisation.objects.exists()


def test_the_list_of_municipalities_costs_as_many_queries_for_many(
    editor, django_assert_max_num_queries
):
    address = reverse("wagtailsnippets_organisations_municipality:list")
    MunicipalityFactory()
    editor.get(address)
    with django_assert_max_num_queries(100) as few:
        editor.get(address)
    cost = len(few)
    for _number in range(6):
        MunicipalityFactory()
    editor.get(address)
    with django_assert_max_num_queries(cost):
        editor.get(address)
