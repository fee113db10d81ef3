"""What happens by itself: reminders, thanks, lapsed offers, and forgetting in time."""

import json
import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string

from events.enums import OccasionState
from events.models import Answer, LogEntry, Registration
from events.registration import jobs, letters, places
from events.registration.answers import GivenAnswer
from events.registration.enums import LogKind, State
from events.registration.purge import purge
from samverkan.outbox.models import OutgoingEmail
from tests.events.registration.conftest import email_answer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_april(april):
    return april


def lines(kind: str) -> int:
    return LogEntry.objects.filter(kind=kind).count()


def test_the_schedule_names_what_exists(settings):
    paths = [path for path in settings.SCHEDULE if path.startswith("events.registration.")]
    assert len(paths) == 2
    for path in paths:
        import_string(path)()


def test_those_who_have_a_place_are_reminded_once_for_each_time(register, course, evening, april):
    course.reminder_hours = 24
    course.save()
    for who in "abc":
        register(who)
    april.move_to("2026-05-04 17:59+02:00")
    jobs.remind()
    assert lines(LogKind.REMINDED) == 0
    april.move_to("2026-05-04 18:00+02:00")
    for _run in range(2):
        jobs.remind()
    assert lines(LogKind.REMINDED) == 2
    evening.start_day = evening.start_day.replace(day=6)
    evening.save()
    april.move_to("2026-05-05 18:00+02:00")
    jobs.remind()
    assert lines(LogKind.REMINDED) == 4


def test_nobody_is_reminded_of_what_does_not_take_place_or_just_after_registering(
    register, course, evening, april
):
    course.reminder_hours = 24
    course.save()
    register("a")
    april.move_to("2026-05-05 09:00+02:00")
    register("late")
    evening.state, evening.note = OccasionState.CANCELLED, "Sjukdom"
    evening.save()
    jobs.remind()
    assert lines(LogKind.REMINDED) == 0
    evening.state = OccasionState.PLANNED
    evening.save()
    jobs.remind()
    assert lines(LogKind.REMINDED) == 1


def test_those_who_came_are_thanked_once_when_there_is_material(register, course, april):
    came, stayed_away, waited = (register(who) for who in "abc")
    Registration.objects.filter(pk=stayed_away.pk).update(attended=False)
    april.move_to("2026-05-06 08:00+02:00")
    jobs.thank()
    assert lines(LogKind.THANKED) == 0
    course.material = json.dumps([{"type": "text", "value": "<p>Bilder</p>"}])
    course.save()
    for _run in range(2):
        jobs.thank()
    assert [entry.registration for entry in LogEntry.objects.filter(kind=LogKind.THANKED)] == [came]
    letters.send_due()
    thanks = OutgoingEmail.objects.get(key__contains=":thanks:")
    assert "#material" in thanks.text
    assert waited.state == State.WAITING


def test_offers_and_confirmations_lapse_by_themselves(register, course, april):
    first, _second, third, fourth = (register(who) for who in "abcd")
    places.cancel(first.pk)
    april.shift(timedelta(hours=48))
    jobs.settle_places()
    third.refresh_from_db()
    fourth.refresh_from_db()
    assert (third.state, fourth.state) == (State.CANCELLED, State.OFFERED)


def answers(*kept: tuple[str, int]) -> list[GivenAnswer]:
    return [GivenAnswer(field, field, field, "hemligt", days) for field, days in kept]


class TestPurge:
    """Each answer by its own clock."""

    @pytest.fixture
    def registration(self, register):
        given = [email_answer("elin@sjoby.example"), *answers(("food", 0), ("name", 10))]
        return register("elin", answers=given)

    def left(self) -> set[str]:
        return set(Answer.objects.values_list("field", flat=True))

    def test_each_answer_goes_when_its_own_time_is_up_and_the_registration_stays(
        self, registration, april
    ):
        for at, left in (
            ("2026-05-05 19:59+02:00", {"email", "food", "name"}),
            ("2026-05-05 20:00+02:00", {"email", "name"}),
            ("2026-05-15 20:00+02:00", {"email"}),
            ("2026-06-04 20:00+02:00", set()),
        ):
            april.move_to(at)
            purge()
            assert self.left() == left
        assert Registration.objects.get().size == 1
        assert [e.note for e in LogEntry.objects.filter(kind=LogKind.PURGED)] == ["1", "1", "1"]

    def test_what_is_postponed_has_not_ended(self, registration, evening, april):
        evening.state = OccasionState.POSTPONED
        evening.save()
        april.move_to("2027-01-01 12:00+01:00")
        assert not purge()

    def test_the_mail_goes_with_the_address(self, registration, april):
        letters.send_due()
        OutgoingEmail.objects.update(state="failed")
        april.move_to("2026-06-04 20:00+02:00")
        purge()
        assert not OutgoingEmail.objects.exists()

    def test_an_address_that_nobody_has_confirmed_goes_after_a_week(self, course, register, april):
        course.needs_confirmation = True
        course.save()
        register("a")
        april.shift(timedelta(hours=24))
        jobs.settle_places()
        april.shift(timedelta(days=7) - timedelta(seconds=1))
        assert not purge()
        april.shift(timedelta(seconds=1))
        assert purge().total() == 1

    def test_the_log_counts_and_never_quotes(self, registration, april, caplog, capsys):
        april.move_to("2026-06-04 20:00+02:00")
        with caplog.at_level(logging.INFO):
            call_command("purge_registrations")
        said = caplog.text + capsys.readouterr().out
        assert "3 answers erased." in said
        assert "elin@" not in said
        assert "hemligt" not in said


def test_work_that_fails_holds_up_no_other_and_is_noted(register, monkeypatch):
    register("a")

    def fails():
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "remind", fails)
    with pytest.raises(ExceptionGroup, match="failed"):
        jobs.every_minute()
    assert OutgoingEmail.objects.exists()
