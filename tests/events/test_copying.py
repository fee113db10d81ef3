"""An event is held again: everything moves by as many days, and nothing of what became of it."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events import times
from events.copying.copies import copy_to
from events.enums import OccasionState, Repeat
from events.forms import repeat_occasions
from events.models import EventPage, Occasion
from tests.factories import OccasionFactory, UserFactory

NEW_DAY = date(2027, 4, 6)


@pytest.fixture
def editor(db):
    return UserFactory(is_superuser=True)


@pytest.fixture
def series(event):
    """Makes the event a series: ``series(Repeat.WEEKLY, "2026-10-06", "2026-11-03")``."""

    def make(repeat, first, last, at=time(18)):
        until = time(20) if at else None
        row = Occasion(start_day=date.fromisoformat(first), start_time=at, end_time=until)
        row.repeats, row.repeats_until = repeat, date.fromisoformat(last)
        event.occasions.add(row)
        repeat_occasions(event)
        event.save_revision().publish()
        return EventPage.objects.get(pk=event.pk)

    return make


def copied(page, user, day=NEW_DAY):
    return EventPage.objects.get(pk=copy_to(page, day, "Igen", "igen", user).pk)


def published_with(event, **fields):
    OccasionFactory(page=event, **fields)
    page = EventPage.objects.get(pk=event.pk)
    page.save_revision().publish()
    return page


def test_the_copy_is_a_draft_with_texts_and_occasions_but_a_key_of_its_own(event, editor):
    page = published_with(event, capacity=20, waiting_places=5)
    draft = copied(page, editor)
    assert (draft.live, draft.title, draft.slug, draft.lead) == (False, "Igen", "igen", page.lead)
    assert draft.translation_key != page.translation_key
    row = draft.occasions.get()
    assert (row.start_day, row.start_time, row.end_time) == (NEW_DAY, time(18), time(20))
    assert (row.capacity, row.waiting_places) == (20, 5)
    assert row.event_key == draft.translation_key
    assert page.occasions.count() == 1


def test_times_of_day_stay_over_the_change_to_summer_time(event, editor):
    event.opens_at = times.moment(date(2026, 11, 1), time(9))
    event.save()
    page = published_with(event, start_day=date(2026, 12, 1))
    draft = copied(page, editor)
    local = draft.occasions.get().starts_at.astimezone(times.STOCKHOLM)
    assert (local.hour, local.utcoffset()) == (18, timedelta(hours=2))
    opens = date(2026, 11, 1) + (NEW_DAY - date(2026, 12, 1))
    assert draft.opens_at == times.moment(opens, time(9))


@pytest.mark.parametrize("state", [state for state in OccasionState if state != "planned"])
def test_what_became_of_an_occasion_is_not_copied(event, editor, state):
    page = published_with(event, state=state, note="Därför.", moved_from=timezone.now(), capacity=5)
    row = copied(page, editor).occasions.get()
    assert (row.state, row.note, row.moved_from) == (OccasionState.PLANNED, "", None)


def test_an_event_over_several_days_is_as_long_again(event, editor):
    page = published_with(event, start_time=None, end_time=None, end_day=date(2026, 5, 7))
    row = copied(page, editor).occasions.get()
    assert (row.start_day, row.end_day) == (NEW_DAY, NEW_DAY + timedelta(days=2))


def test_a_weekly_series_moves_with_its_rule_and_its_changed_dates(series, editor):
    page = series(Repeat.WEEKLY, "2026-10-06", "2026-11-03")
    second = page.occasions.all()[1]
    second.start_day += timedelta(days=1)
    second.state, second.note = OccasionState.RESCHEDULED, "En dag senare."
    second.save()
    page = EventPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    rows = list(copied(page, editor).occasions.all())
    starts = [NEW_DAY + timedelta(weeks=week) for week in range(5)]
    assert [row.original_start for row in rows] == [times.moment(day, time(18)) for day in starts]
    assert rows[1].start_day == starts[1] + timedelta(days=1)
    assert len({row.series for row in rows}) == 1
    assert rows[0].series not in {None, page.occasions.first().series}
    assert rows[0].series_start == times.moment(NEW_DAY, time(18))
    assert f"UNTIL={starts[-1]:%Y%m%d}" in rows[0].series_rule


def test_a_monthly_series_on_dates_that_its_rule_does_not_name_becomes_single_occasions(
    series, editor
):
    page = series(Repeat.MONTHLY_BY_DATE, "2026-09-15", "2026-11-15")
    rows = copied(page, editor).occasions.all()
    assert [row.start_day for row in rows] == [
        NEW_DAY,
        NEW_DAY + timedelta(days=30),
        NEW_DAY + timedelta(days=61),
    ]
    assert {(row.series, row.series_rule, row.original_start) for row in rows} == {(None, "", None)}


def test_dates_that_are_not_published_yet_move_too(event, editor):
    page = published_with(event)
    for day in (12, 19):
        page.occasions.add(
            Occasion(start_day=date(2026, 5, day), start_time=time(18), end_time=time(20))
        )
    page.save_revision()
    rows = copied(page, editor).occasions.all()
    assert [row.start_day for row in rows] == [NEW_DAY + timedelta(weeks=n) for n in range(3)]
    assert [row.start_day for row in Occasion.objects.of(page.translation_key)] == [
        date(2026, 5, 5)
    ]


def test_edits_that_are_not_published_yet_are_copied_too(event, editor):
    page = published_with(event)
    page.lead = "En ny ingress."
    page.save_revision()
    assert copied(EventPage.objects.get(pk=page.pk), editor).lead == "En ny ingress."


def form_data(**changed):
    day = timezone.localdate() + timedelta(days=30)
    return {"first_day": day.isoformat(), "title": "Igen", "slug": "igen"} | changed


def test_the_editor_lands_in_the_new_draft(client, event, staff):
    page = published_with(event)
    client.force_login(staff("Redaktör"))
    address = reverse("event_to_new_date", args=[page.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert address in client.get(edit).content.decode()
    form = client.get(address).content.decode()
    assert f'value="{page.slug}-2"' in form
    answer = client.post(address, form_data())
    draft = EventPage.objects.get(slug="igen")
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert client.get(answer.headers["Location"]).status_code == 200
    assert draft.owner.username.startswith("user")


@pytest.mark.parametrize(
    "changed",
    [
        {"first_day": "2020-01-01"},
        {"first_day": "i höst"},
        {"title": ""},
        {"slug": "å ä"},
    ],
)
def test_what_cannot_be_is_said_beside_the_field(client, event, editor, changed):
    client.force_login(editor)
    address = reverse("event_to_new_date", args=[event.pk])
    answer = client.post(address, form_data(**changed))
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == changed.keys()
    assert not EventPage.objects.filter(slug="igen").exists()


def test_an_address_that_is_taken_is_refused(client, event, editor):
    client.force_login(editor)
    address = reverse("event_to_new_date", args=[event.pk])
    answer = client.post(address, form_data(slug=event.slug))
    assert "slug" in answer.context["form"].errors


@pytest.mark.parametrize("role", ["Språksamordnare", "Handläggare", "Evenemangsansvarig"])
def test_nobody_copies_where_they_may_not_add(client, event, staff, role):
    client.force_login(staff(role))
    address = reverse("event_to_new_date", args=[event.pk])
    for answer in (client.get(address), client.post(address, form_data())):
        assert answer.headers["Location"] == reverse("wagtailadmin_home")
    assert EventPage.objects.count() == 1


def test_a_translation_has_no_dates_to_copy(client, event, editor, locales):
    english = event.copy_for_translation(locales["en"], copy_parents=True)
    client.force_login(editor)
    answer = client.get(reverse("event_to_new_date", args=[english.pk]))
    assert answer.headers["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize("kind", ["event", "calendar"])
def test_an_event_is_copied_but_never_mirrored_as_two_would_count_places_apart(
    event, calendar, editor, client, kind
):
    client.force_login(editor)
    page = {"event": event, "calendar": calendar}[kind]
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": "Igen", "new_slug": "igen", "new_parent_page": page.get_parent().pk}
    assert 'name="alias"' not in client.get(address).text
    client.post(address, sent | {"copy_subpages": "on", "alias": "on"})
    assert not EventPage.objects.filter(alias_of__isnull=False).exists()
    assert page.get_siblings(inclusive=False).filter(slug="igen").exists()
