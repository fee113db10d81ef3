"""Who gets feedback: those who serve, or their stand-ins, else the unit."""

from datetime import date

import pytest
import time_machine

from contacts.models import Membership
from contacts.teams import teams_of
from feedback.routing import route
from tests.contacts.conftest import give
from tests.factories import PersonFactory, StandardPageFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def page(home, elin):
    page = StandardPageFactory(parent=home)
    give(page, "page_contacts", person=elin)
    return page


def test_the_contact_gets_it_for_the_unit(page, elin, library):
    found = route(page, "sv", None)
    assert (found.team, found.recipients) == (library, (elin.email,))


def test_who_is_away_is_answered_for_by_the_stand_in(page, elin):
    second, third = PersonFactory(), PersonFactory()
    give(elin, "absences", first_day=date(2026, 3, 1), last_day=date(2026, 3, 20), stand_in=second)
    assert route(page, "sv", None).recipients == (second.email,)
    give(second, "absences", first_day=date(2026, 3, 1), stand_in=third)
    assert route(page, "sv", None).recipients == (third.email,)
    with time_machine.travel("2026-03-21T08:00:00+01:00"):
        assert route(page, "sv", None).recipients == (elin.email,)


def test_without_a_stand_in_who_is_there_nothing_is_lost(page, elin, library):
    other = PersonFactory()
    give(elin, "absences", first_day=date(2026, 3, 1), stand_in=other)
    give(other, "absences", first_day=date(2026, 3, 1), stand_in=elin)
    assert route(page, "sv", None).recipients == (elin.email,)
    give(other, "memberships", unit=library, ends_on=date(2026, 1, 1))
    assert route(page, "sv", None).recipients == (elin.email,)


def test_who_has_left_gets_nothing_and_the_next_one_up_answers(home, page, elin, library):
    boss = PersonFactory(name="Chefen")
    give(home, "page_contacts", person=boss)
    Membership.objects.filter(person=elin).update(ends_on=date(2026, 3, 8))
    assert route(page, "sv", None).recipients == (boss.email,)
    page.responsible_unit = library
    page.save()
    assert route(page, "sv", None).recipients == (library.email,)


def test_a_hidden_contact_still_gets_feedback(page, elin):
    elin.is_public = False
    elin.save()
    assert route(page, "sv", None).recipients == (elin.email,)


def test_a_member_of_staff_belongs_to_a_team_only_for_as_long_as_they_serve(library):
    user = UserFactory()
    person = PersonFactory(user=user)
    give(person, "memberships", unit=library, ends_on=date(2026, 3, 9))
    assert teams_of(user) == {library.pk}
    with time_machine.travel("2026-03-10T08:00:00+01:00"):
        assert teams_of(UserFactory._meta.model.objects.get(pk=user.pk)) == frozenset()
