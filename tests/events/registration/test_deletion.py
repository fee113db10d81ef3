"""Nothing that people have registered to disappears under them."""

from datetime import date

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from events.models import EventPage, Occasion, Registration
from events.registration.purge import purge
from tests.events.publishing import row
from tests.factories import OccasionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


def test_a_page_with_registrations_is_kept_and_the_editor_is_told_why(
    editor,
    register,
    course,
):
    register("a")
    for page in (course, course.get_parent()):
        response = editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
        assert "det finns anmälda till 2026-05-05" in response.content.decode()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = editor.post(f"{bulk}?id={course.pk}", follow=True)
    assert "det finns anmälda till 2026-05-05" in response.content.decode()
    assert EventPage.objects.filter(pk=course.pk).exists()


def test_no_other_way_deletes_an_occasion_that_people_count_on(register, evening, course):
    register("a")
    with pytest.raises(ProtectedError):
        evening.delete()
    with pytest.raises(ProtectedError):
        course.delete()


def test_it_can_be_deleted_when_it_is_over_and_the_answers_are_erased(
    editor,
    register,
    course,
    april,
):
    register("a")
    april.move_to("2026-07-01 12:00+02:00")
    editor.force_login(UserFactory(is_superuser=True))
    delete = reverse("wagtailadmin_pages:delete", args=[course.pk])
    editor.post(delete)
    assert EventPage.objects.filter(pk=course.pk).exists()
    purge()
    editor.post(delete)
    assert not EventPage.objects.filter(pk=course.pk).exists()
    assert not Registration.objects.exists()


def test_an_occasion_with_registrations_cannot_be_removed_in_the_editor(
    publish,
    register,
    evening,
    course,
):
    register("a")
    keep = OccasionFactory(page=course, start_day=date(2026, 5, 12))
    rows = [
        row(id=str(evening.pk), start_day="2026-05-05", DELETE="1"),
        row(id=str(keep.pk), start_day="2026-05-12"),
    ]
    response = publish(*rows, page=course)
    assert "Det finns anmälda till 2026-05-05" in response.content.decode()
    assert Occasion.objects.count() == 2


def test_a_draft_that_was_made_before_people_registered_takes_nothing_away(
    register, evening, course
):
    draft = EventPage.objects.get(pk=course.pk)
    draft.occasions.clear()
    revision = draft.save_revision()
    registration = register("a")
    revision.publish()
    registration.refresh_from_db()
    assert Occasion.objects.get() == evening
    assert registration.occasion == evening
