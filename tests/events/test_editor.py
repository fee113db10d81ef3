"""What an editor does with occasions in the page editor."""

from datetime import date, time

from django.urls import reverse

from events.enums import OccasionState
from events.models import EventPage, Occasion
from tests.events.publishing import row
from tests.factories import OccasionFactory


def days() -> list[str]:
    return [f"{occasion.start_day:%m-%d}" for occasion in Occasion.objects.all()]


def test_repetition_makes_a_row_for_each_date_over_the_change_of_clocks(publish):
    response = publish(row(repeats="weekly", repeats_until="2026-04-07"))
    assert response.status_code == 302
    assert days() == ["03-24", "03-31", "04-07"]
    made = list(Occasion.objects.all())
    assert {occasion.start_time for occasion in made} == {time(18)}
    assert len({occasion.series for occasion in made}) == 1
    assert made[0].series_rule == "FREQ=WEEKLY;UNTIL=20260407T000000"
    assert [occasion.original_start for occasion in made] == [o.starts_at for o in made]
    assert {occasion.repeats for occasion in made} == {""}


def test_saving_again_repeats_nothing(publish):
    publish(row(repeats="weekly", repeats_until="2026-04-07"))
    rows = [row(id=str(made.pk), start_day=str(made.start_day)) for made in Occasion.objects.all()]
    publish(*rows)
    assert days() == ["03-24", "03-31", "04-07"]


def test_a_date_of_a_series_can_be_moved_without_losing_its_place_in_it(publish):
    publish(row(repeats="weekly", repeats_until="2026-04-07"))
    first, second, third = Occasion.objects.all()
    publish(
        row(id=str(first.pk)),
        row(id=str(second.pk), start_day="2026-04-01", state="rescheduled"),
        row(id=str(third.pk), start_day="2026-04-07"),
    )
    moved = Occasion.objects.get(pk=second.pk)
    assert moved.start_day == date(2026, 4, 1)
    assert moved.moved_from == second.starts_at
    assert (moved.series, moved.original_start) == (second.series, second.starts_at)


def test_new_time_without_a_new_time_is_refused(publish, event):
    existing = OccasionFactory(page=event, start_day=date(2026, 3, 24))
    response = publish(row(id=str(existing.pk), state="rescheduled"))
    assert response.status_code == 200
    assert Occasion.objects.get().state == OccasionState.PLANNED


def test_a_fault_stands_beside_its_field(publish):
    response = publish(row(start_day="2026-03-29", start_time="02:30"))
    assert response.status_code == 200
    [form] = response.context["form"].formsets["occasions"].forms
    assert set(form.errors) == {"start_time"}


def test_a_translation_has_no_rows_to_edit(publish, event, editor, locales):
    OccasionFactory(page=event)
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk]))
    assert "occasions" not in page.context["form"].formsets
    response = publish(page=EventPage.objects.get(pk=arabic.pk))
    assert response.status_code == 302
    assert Occasion.objects.count() == 1
