"""What readers see of people: the same everywhere, and never of those who are hidden or gone."""

from datetime import date

import pytest
import time_machine
from django.utils import translation

from contacts import cards
from contacts.models import Person
from tests.contacts.conftest import give
from tests.factories import NewsPageFactory, PersonFactory, RoleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home", "today")]


def test_a_number_changed_once_is_right_everywhere_at_once(client, page_of, elin, library):
    pages = [page_of(library), page_of(people=(elin,))]
    for page in pages:
        assert "031-390 06 10" in client.get(page.url).content.decode()
    elin.phone = "+46313900699"
    elin.save()
    for page in pages:
        html = client.get(page.url).content.decode()
        assert "031-390 06 99" in html
        assert "031-390 06 10" not in html


@pytest.mark.parametrize("what", ["telephones", "absences", "memberships", "working_hours"])
def test_a_changed_row_is_right_at_once(what, elin, library):
    assert cards.people([elin.pk])
    before = cards.people([elin.pk])[0]
    rows = {
        "telephones": {"number": "+46701740605"},
        "absences": {"first_day": date(2026, 3, 9)},
        "memberships": {"unit": library, "starts_on": date(2026, 3, 1), "title": RoleFactory()},
        "working_hours": {"weekday": 0, "opens": "09:00", "closes": "12:00"},
    }
    give(elin, what, **rows[what])
    assert cards.people([elin.pk])[0] != before


def test_nobody_sees_a_hidden_person_anywhere(client, home, page_of, hire, library):
    hidden = hire("Hemlig Person", library, is_public=False)
    contact = page_of(library, people=(hidden,))
    body = [("contacts", {"heading": "", "people": [hidden]})]
    article = NewsPageFactory(parent=contact.get_parent(), body=body)
    give(article, "page_contacts", person=hidden)
    directory = contact.get_parent()
    addresses = [contact.url, article.url, directory.url, f"{directory.url}enheter/{library.pk}/"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert "Hemlig" not in response.content.decode()
        assert hidden.email not in response.content.decode()
    assert client.get(f"/kontaktkort/person-{hidden.pk}.vcf").status_code == 404


def test_a_person_is_shown_until_the_last_day_and_not_after(elin, hire, library):
    leaving = hire("Snart Ledig", library, ends_on=date(2026, 3, 9))
    assert [card.name for card in cards.people([leaving.pk])] == ["Snart Ledig"]
    with time_machine.travel("2026-03-10T00:01:00+01:00"):
        assert cards.people([leaving.pk]) == []
        assert [card.has_left for card in cards.known([leaving.pk])] == [True]
        assert set(Person.objects.gone()) == {leaving}
        assert list(Person.objects.shown()) == [elin]


def test_a_person_without_units_is_shown():
    assert len(cards.people([PersonFactory().pk])) == 1


def test_roles_are_in_the_readers_language_and_else_in_swedish(elin, locales):
    role = elin.memberships.get().title
    arabic = role.copy_for_translation(locales["ar"])
    arabic.name = "أمينة مكتبة"
    arabic.save()
    with translation.override("ar"):
        assert cards.people([elin.pk])[0].roles == (cards.Word("أمينة مكتبة", "ar"),)
    with translation.override("en"):
        assert cards.people([elin.pk])[0].roles == (cards.Word("Bibliotekarie", "sv"),)


def test_who_is_away_has_a_stand_in(elin):
    other = PersonFactory(name="Omar", phone="+46313900611")
    give(elin, "absences", first_day=date(2026, 3, 2), last_day=date(2026, 3, 13), stand_in=other)
    away = cards.people([elin.pk])[0].away
    assert (away.until, away.stand_in.name) == (date(2026, 3, 13), "Omar")
    with time_machine.travel("2026-03-14T08:00:00+01:00"):
        assert cards.people([elin.pk])[0].away is None


def test_a_stand_in_who_is_away_has_a_stand_in_too(elin):
    second, third = PersonFactory(name="Två"), PersonFactory(name="Tre")
    give(elin, "absences", first_day=date(2026, 3, 2), stand_in=second)
    give(second, "absences", first_day=date(2026, 3, 2), stand_in=third)
    assert cards.people([elin.pk])[0].away.stand_in.name == "Tre"
    give(third, "absences", first_day=date(2026, 3, 2), stand_in=elin)
    assert cards.people([elin.pk])[0].away.stand_in is None


def test_a_hidden_stand_in_is_not_shown(elin):
    hidden = PersonFactory(name="Hemlig", is_public=False)
    give(elin, "absences", first_day=date(2026, 3, 2), stand_in=hidden)
    assert cards.people([elin.pk])[0].away.stand_in is None


def test_people_of_a_unit_are_in_its_own_order_then_by_the_alphabet(hire, library):
    hire("Öjvind", library)
    hire("Åsa", library)
    hire("Zlatan", library)
    hire("Chefen", library, place=1)
    found = cards.of_units([library.pk])[library.pk]
    assert [card.name for card in found] == ["Chefen", "Zlatan", "Åsa", "Öjvind"]
