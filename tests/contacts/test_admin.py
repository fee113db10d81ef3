"""What staff see and may do: where somebody is used, warnings, the report, rights by role."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from contacts.admin.usage import faults, pages_of
from contacts.models import Membership, PageContact, Person
from samverkan.users.roles import ADMINISTRATOR, FEEDBACK_MANAGER, PUBLISHER
from tests.contacts.conftest import give
from tests.factories import NewsPageFactory, PersonFactory, StandardPageFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def article(directory, elin):
    body = [("contacts", {"heading": "", "people": [elin]})]
    page = NewsPageFactory(parent=directory, title="Sagostund", body=body)
    ReferenceIndex.create_or_update_for_object(page)
    return page


@pytest.fixture
def about(home, elin):
    page = StandardPageFactory(parent=home, title="Om biblioteket")
    give(page, "page_contacts", person=elin)
    return page


def posted(person: Person, rows: list[dict], **changed: object) -> dict:
    """What the editor sends for a person."""
    stored = [
        {"id": row.pk, "unit": row.unit_id, "place": row.place, **extra}
        for row, extra in zip(person.memberships.all(), rows, strict=True)
    ]
    return nested_form_data(
        {
            "name": person.name,
            "email": person.email,
            "is_public": "on",
            "memberships": inline_formset(stored, initial=len(stored)),
            **{name: inline_formset([]) for name in ("telephones", "working_hours", "absences")},
            **changed,
        }
    )


def edit(person: Person) -> str:
    return reverse("wagtailsnippets_contacts_person:edit", args=[person.pk])


def test_the_editor_shows_where_a_person_is_used(client, staff, elin, article, about):
    assert {page.title for page in pages_of(elin)} == {"Sagostund", "Om biblioteket"}
    client.force_login(staff(FEEDBACK_MANAGER))
    html = client.get(edit(elin)).content.decode()
    assert "Sagostund" in html
    assert "Om biblioteket" in html


def test_a_page_and_its_translations_are_one_line(client, staff, elin, about, locales):
    version = about.copy_for_translation(locales["ar"], copy_parents=True)
    version.title = "عن المكتبة"
    version.save()
    only_translated = StandardPageFactory(parent=about.get_parent(), title="Bara på svenska")
    other = only_translated.copy_for_translation(locales["ar"])
    give(other, "page_contacts", person=elin)
    client.force_login(staff(FEEDBACK_MANAGER))
    soup = BeautifulSoup(client.get(edit(elin)).content, "html.parser")
    lines = [" ".join(each.get_text().split()) for each in soup.select(".pages-of-a-person li")]
    assert lines == [
        "Bara på svenska (العربية) (inte publicerad)",
        "Om biblioteket (Svenska, العربية)",
    ]


def test_the_list_says_who_readers_see_and_where_they_work(client, staff, elin, hire, library):
    hire("Bo Borta", library)
    give(Person.objects.get(name="Bo Borta"), "absences", first_day=date(2026, 3, 1))
    hire("Dold Dis", is_public=False)
    hire("Gun Gått", library, ends_on=date(2026, 3, 8))
    client.force_login(staff(PUBLISHER))
    address = reverse("wagtailsnippets_contacts_person:list")
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    cells = [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in soup.select("main tbody tr")
    ]
    assert [cell[-2:] for cell in cells] == [
        ["Biblioteket", "Borta"],
        ["", "Dold för läsare"],
        ["Biblioteket", "Visas för läsare"],
        ["", "Har slutat"],
    ]


@pytest.mark.parametrize("model", ["person", "unit", "role"])
def test_a_list_costs_as_many_queries_for_many(
    client, staff, elin, hire, library, django_assert_max_num_queries, model
):
    client.force_login(staff(PUBLISHER))
    address = reverse(f"wagtailsnippets_contacts_{model}:list")
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    cost = len(few)
    for number in range(6):
        hire(f"Kim {number}", UnitFactory(parent=library), f"Titel {number}")
    client.get(address)
    with django_assert_max_num_queries(cost):
        client.get(address)


def test_staff_read_what_each_language_is_called_in_their_own(client, staff, elin):
    client.force_login(staff(PUBLISHER))
    soup = BeautifulSoup(client.get(edit(elin)).content, "html.parser")
    labels = [" ".join(each.get_text().split()) for each in soup.select("#id_languages label")]
    assert "العربية (arabiska)" in labels
    assert "دری (dari)" in labels
    assert "Svenskt teckenspråk" in labels
    assert "Svenska" in labels
    assert "Talar språken" in soup.get_text()


def test_ending_somebodys_service_needs_a_tick_while_pages_show_them(
    client, staff, elin, article, about
):
    client.force_login(staff(FEEDBACK_MANAGER))
    data = posted(elin, [{"ends_on": "2026-03-31"}])
    html = client.post(edit(elin), data).content.decode()
    assert "Sagostund" in html
    assert 'name="knows_pages"' in html
    assert Membership.objects.get(person=elin).ends_on is None
    assert client.post(edit(elin), {**data, "knows_pages": "on"}).status_code == 302
    assert Membership.objects.get(person=elin).ends_on == date(2026, 3, 31)


def test_hiding_somebody_needs_a_tick_too(client, staff, elin, about):
    client.force_login(staff(FEEDBACK_MANAGER))
    data = posted(elin, [{}])
    del data["is_public"]
    assert client.post(edit(elin), data).status_code == 200
    assert Person.objects.get(pk=elin.pk).is_public


def test_whoever_is_on_no_page_is_changed_without_a_warning(client, staff, elin):
    client.force_login(staff(FEEDBACK_MANAGER))
    response = client.post(edit(elin), posted(elin, [{"ends_on": "2026-03-31"}]))
    assert response.status_code == 302


def test_removing_somebody_names_the_pages_first(client, staff, elin, article):
    away = PersonFactory(name="Bo Borta")
    give(away, "absences", first_day=date(2026, 3, 1), stand_in=elin)
    client.force_login(staff(FEEDBACK_MANAGER))
    address = reverse("wagtailsnippets_contacts_person:delete", args=[elin.pk])
    html = client.get(address).content.decode()
    assert "Sagostund" in html
    assert "Bo Borta" in html
    assert client.post(address).status_code == 302
    assert not Person.objects.filter(pk=elin.pk).exists()


def test_removing_several_at_once_names_the_pages_of_each_first(client, staff, elin, article):
    away = PersonFactory(name="Bo Borta")
    give(away, "absences", first_day=date(2026, 3, 1), stand_in=elin)
    client.force_login(staff(FEEDBACK_MANAGER))
    address = reverse("wagtail_bulk_action", args=["contacts", "person", "delete"])
    query = f"id={elin.pk}&id={PersonFactory(name='Kim Kvar').pk}"
    soup = BeautifulSoup(client.get(f"{address}?{query}").content, "html.parser")
    [loss] = soup.select("main .help-warning")
    assert "Elin Sjögren" in loss.get_text()
    assert loss.li.get_text(strip=True) == "Sagostund"
    assert "Personen är ersättare för Bo Borta." in loss.get_text()
    assert client.post(f"{address}?{query}").status_code == 302
    assert list(Person.objects.all()) == [away]


def test_only_who_may_remove_somebody_removes_several(client, staff, elin):
    client.force_login(staff(PUBLISHER))
    address = reverse("wagtail_bulk_action", args=["contacts", "person", "delete"])
    client.post(f"{address}?id={elin.pk}")
    assert Person.objects.filter(pk=elin.pk).exists()


@pytest.mark.parametrize("several", [False, True])
def test_a_unit_is_kept_for_as_long_as_people_or_pages_need_it(
    client, staff, elin, library, page_of, several
):
    page_of(library, title="Hitta till biblioteket")
    Membership.objects.filter(person=elin).update(ends_on=date(2026, 3, 8))
    client.force_login(staff(ADMINISTRATOR))
    address = reverse("wagtailsnippets_contacts_unit:delete", args=[library.pk])
    if several:
        bulk = reverse("wagtail_bulk_action", args=["contacts", "unit", "delete"])
        address = f"{bulk}?id={library.pk}"
    said = client.post(address, follow=True).content.decode()
    assert "Inget togs bort: Biblioteket behövs fortfarande av" in said
    assert "Elin Sjögren" in said
    assert "Hitta till biblioteket" in said
    assert Person.objects.get(pk=elin.pk).has_left(date(2026, 3, 9))


def test_the_report_lists_pages_whose_contact_has_left_or_is_missing(
    client, staff, elin, article, about, directory, hire, library
):
    give(directory, "page_contacts", person=PersonFactory(name="Kvar"))
    hidden = hire("Dold", library, is_public=False)
    give(article, "page_contacts", person=hidden)
    Membership.objects.filter(person=elin).update(ends_on=date(2026, 3, 8))
    client.force_login(staff(PUBLISHER))
    html = client.get(reverse("contacts_report")).content.decode()
    assert "Elin Sjögren har slutat" in html
    assert "Dold är dold för läsare" in html
    assert "Sagostund" in html
    assert "Om biblioteket" in html
    elin.delete()
    html = client.get(reverse("contacts_report")).content.decode()
    assert "Personen har tagits bort" in html
    assert article.pk in faults()
    PageContact.objects.filter(page=about).update(person=PersonFactory())
    assert about.pk not in faults()


def test_a_page_that_nobody_answers_for_is_in_the_report(home, directory, elin, library):
    page = StandardPageFactory(parent=home, title="Föräldralös")
    assert page.pk in faults()
    give(home, "page_contacts", person=elin)
    assert page.pk not in faults()


def test_the_report_can_be_downloaded(client, staff, home):
    StandardPageFactory(parent=home, title="Föräldralös")
    client.force_login(staff(PUBLISHER))
    response = client.get(reverse("contacts_report"), {"export": "csv"})
    body = b"".join(response.streaming_content).decode()
    assert "Ingen svarar för sidan" in body


def test_who_does_not_decide_about_teams_cannot_change_them(client, staff, elin, library):
    user = staff(PUBLISHER)
    client.force_login(user)
    html = client.get(edit(elin)).content.decode()
    assert "memberships-TOTAL_FORMS" not in html
    assert 'name="user"' not in html
    data = posted(elin, [{"ends_on": "2026-03-01"}], email="ny@sjoby.example", user=user.pk)
    assert client.post(edit(elin), data).status_code == 302
    stored = Person.objects.get(pk=elin.pk)
    assert (stored.email, stored.user) == ("ny@sjoby.example", None)
    assert stored.memberships.get().ends_on is None
    address = reverse("wagtailsnippets_contacts_unit:edit", args=[library.pk])
    html = client.get(address).content.decode()
    assert 'name="parent"' not in html
    assert 'name="email"' not in html
    assert 'name="phone"' in html
