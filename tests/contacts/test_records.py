"""What the database and the forms hold records to, on both databases."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from contacts.models import (
    Absence,
    HoursException,
    Membership,
    OpeningHours,
    PageContact,
    Person,
    Telephone,
    Unit,
)
from tests.factories import ImageFactory, PersonFactory, StandardPageFactory, UnitFactory

pytestmark = pytest.mark.django_db


def refused(record, words: str) -> None:
    """The form says it in words; the database holds to it when nobody asks a form."""
    with pytest.raises(ValidationError) as error:
        record.full_clean()
    assert any(words in message for message in error.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_a_person_can_be_reached_in_some_way():
    refused(Person(name="Elin"), "Ange en e-postadress eller ett telefonnummer.")
    Person(name="Elin", phone="+46313900610").full_clean()


def test_a_photo_is_shown_only_when_somebody_has_noted_the_consent():
    person = Person(name="Elin", email="elin@sjoby.example", photo=ImageFactory())
    refused(person, "Skriv dagen då personen gick med på att fotot visas.")


def test_a_membership_ends_after_it_begins():
    row = Membership(
        person=PersonFactory(), unit=UnitFactory(), starts_on="2026-02-01", ends_on="2026-01-31"
    )
    refused(row, "dagen ligger före den första.")


def test_a_person_can_come_back_to_a_unit_but_not_be_in_it_twice():
    person, unit = PersonFactory(), UnitFactory()
    Membership.objects.create(person=person, unit=unit, ends_on="2025-12-31")
    Membership.objects.create(person=person, unit=unit, starts_on="2026-03-01")
    refused(Membership(person=person, unit=unit), "Personen finns redan i enheten.")
    refused(
        Membership(person=person, unit=unit, starts_on="2026-03-01"),
        "Personen finns redan i enheten från den dagen.",
    )


def test_nobody_stands_in_for_oneself():
    person = PersonFactory()
    row = Absence(person=person, stand_in=person, first_day="2026-03-01")
    refused(row, "Välj någon annan som ersättare.")
    row = Absence(person=person, first_day="2026-03-02", last_day="2026-03-01")
    refused(row, "dagen ligger före den första.")


def test_hours_end_after_they_begin_and_midnight_is_the_end_of_a_day():
    unit = UnitFactory()
    words = "Sluttiden är före starttiden."
    refused(OpeningHours(unit=unit, weekday=0, opens="16:00", closes="08:00"), words)
    OpeningHours(unit=unit, weekday=0, opens="16:00", closes="00:00").full_clean()
    day = {"unit": unit, "first_day": "2026-03-01"}
    refused(HoursException(**day, opens="16:00", closes="08:00"), words)
    refused(HoursException(**day, opens="16:00"), "Skriv båda tiderna, eller ingen för stängt.")


def test_a_unit_is_no_part_of_itself():
    top = UnitFactory()
    below = UnitFactory(parent=UnitFactory(parent=top))
    top.parent = below
    with pytest.raises(ValidationError, match="en del av sig själv"):
        top.full_clean()


@pytest.mark.parametrize("typed", ["031-390 06 10", "+46 31 390 06 10", "0046313900610"])
def test_numbers_are_stored_in_international_form(typed):
    person = PersonFactory(phone=typed)
    row = Telephone.objects.create(person=person, number=typed)
    written = Cast("phone", TextField())
    assert Person.objects.annotate(written=written).get(pk=person.pk).written == "+46313900610"
    row.refresh_from_db()
    assert (row.number.as_e164, row.number.as_national) == ("+46313900610", "031-390 06 10")


def test_what_is_no_number_is_refused():
    with pytest.raises(ValidationError):
        Person(name="Elin", phone="12").full_clean()


def test_removing_a_person_leaves_a_mark_on_the_page(home):
    page, person = StandardPageFactory(parent=home), PersonFactory()
    PageContact.objects.create(page=page, person=person)
    person.delete()
    assert PageContact.objects.get(page=page).person is None
    assert Unit.objects.count() == 0
