"""The steps that staff take, and two people taking them at once."""

import pytest
from django.urls import reverse

from feedback.enums import Box, EventKind, State
from feedback.inbox import handling, words
from feedback.models import Submission
from samverkan.outbox.models import OutgoingEmail
from tests.factories import SubmissionFactory, UnitFactory, UserFactory
from tests.together import at_once


@pytest.fixture
def anna(db):
    return UserFactory(first_name="Anna", last_name="Ek")


@pytest.fixture
def bo(db):
    return UserFactory(first_name="Bo", last_name="Alm")


def kinds(submission):
    return list(submission.events.values_list("kind", flat=True))


def test_taking_makes_one_the_handler_and_is_written_down(anna):
    submission = SubmissionFactory()
    handling.take(submission, anna, seen=0)
    submission.refresh_from_db()
    assert (submission.handler, submission.state) == (anna, State.IN_PROGRESS)
    assert kinds(submission) == [EventKind.TAKEN]


def test_whoever_has_not_seen_that_a_colleague_took_it_changes_nothing(anna, bo):
    submission = SubmissionFactory()
    handling.take(submission, anna, seen=0)
    with pytest.raises(handling.Conflict) as conflict:
        handling.finish(submission, bo, seen=0, outcome="Rättat")
    assert [event.kind for event in conflict.value.events] == [EventKind.TAKEN]
    submission.refresh_from_db()
    assert (submission.handler, submission.state) == (anna, State.IN_PROGRESS)


def test_whoever_has_seen_it_can_take_over(anna, bo):
    submission = SubmissionFactory()
    handling.take(submission, anna, seen=0)
    handling.take(submission, bo, seen=submission.events.latest("pk").pk)
    submission.refresh_from_db()
    assert submission.handler == bo


def test_details_that_the_resident_adds_meanwhile_are_not_overlooked(anna):
    submission = SubmissionFactory(text="")
    submission.events.create(kind=EventKind.DETAILED)
    with pytest.raises(handling.Conflict):
        handling.finish(submission, anna, seen=0, outcome="Inget att göra")


def test_own_earlier_steps_never_conflict(anna):
    submission = SubmissionFactory()
    handling.take(submission, anna, seen=0)
    handling.finish(submission, anna, seen=0, outcome="Rättat")
    assert kinds(submission) == [EventKind.TAKEN, EventKind.DONE]


def test_notes_never_conflict(anna, bo):
    submission = SubmissionFactory()
    handling.take(submission, anna, seen=0)
    handling.note(submission, bo, seen=0, text="Se även sidan om parkering.")
    assert kinds(submission) == [EventKind.TAKEN, EventKind.NOTED]


def test_done_keeps_what_was_done_and_reopening_keeps_it_in_the_history(anna):
    submission = SubmissionFactory()
    handling.finish(submission, anna, seen=0, outcome="Ringde upp.")
    submission.refresh_from_db()
    assert (submission.outcome, submission.handler) == ("Ringde upp.", anna)
    assert submission.done_at
    handling.reopen(submission, anna, seen=0)
    submission.refresh_from_db()
    assert (submission.state, submission.outcome) == (State.IN_PROGRESS, "")
    assert submission.done_at is None
    assert submission.events.get(kind=EventKind.DONE).note == "Ringde upp."


def test_spam_goes_to_its_box_and_back(anna):
    submission = SubmissionFactory(box=Box.SUSPECT)
    handling.unmark_spam(submission, anna, seen=0)
    handling.mark_spam(submission, anna, seen=0)
    submission.refresh_from_db()
    assert submission.box == Box.SPAM
    assert kinds(submission) == [EventKind.UNMARKED_SPAM, EventKind.MARKED_SPAM]


def test_the_team_is_told_once_about_what_was_held_back_as_suspect(anna, mailbox):
    submission = SubmissionFactory(box=Box.SUSPECT)
    submission.events.create(kind=EventKind.DETAILED)
    seen = submission.events.latest("pk").pk
    for _time in range(2):
        handling.unmark_spam(submission, anna, seen=seen)
        handling.mark_spam(submission, anna, seen=seen)
    email = OutgoingEmail.objects.get()
    assert email.recipient == mailbox
    assert reverse("feedback_inbox:detail", args=[submission.pk]) in email.text


def test_moving_gives_it_to_the_other_team_as_new_and_tells_the_team(anna):
    library, school = UnitFactory(), UnitFactory(name="Skolan", email="skolan@sjoby.example")
    submission = SubmissionFactory(team=library, handler=anna, state=State.IN_PROGRESS)
    handling.move(submission, anna, seen=0, unit=school)
    submission.refresh_from_db()
    assert (submission.team, submission.handler, submission.state) == (school, None, State.NEW)
    event = submission.events.get()
    assert (event.kind, event.user, event.note) == (EventKind.MOVED, anna, "Skolan")
    assert OutgoingEmail.objects.get().recipient == "skolan@sjoby.example"


def test_moving_what_looks_like_spam_tells_nobody(anna):
    submission = SubmissionFactory(box=Box.SUSPECT)
    handling.move(submission, anna, seen=0, unit=UnitFactory())
    assert not OutgoingEmail.objects.exists()


def test_moving_to_the_team_that_has_it_changes_nothing(anna):
    unit = UnitFactory()
    submission = SubmissionFactory(team=unit)
    with pytest.raises(handling.NotPossible):
        handling.move(submission, anna, seen=0, unit=unit)
    assert kinds(submission) == []


@pytest.mark.parametrize(
    ("state", "box", "step", "arguments"),
    [
        (State.DONE, Box.INBOX, handling.take, {}),
        (State.DONE, Box.INBOX, handling.finish, {"outcome": "Igen"}),
        (State.NEW, Box.INBOX, handling.reopen, {}),
        (State.NEW, Box.SPAM, handling.take, {}),
        (State.NEW, Box.SPAM, handling.mark_spam, {}),
        (State.NEW, Box.INBOX, handling.unmark_spam, {}),
    ],
)
def test_a_step_that_does_not_fit_changes_nothing(anna, state, box, step, arguments):
    submission = SubmissionFactory(state=state, box=box)
    with pytest.raises(handling.NotPossible):
        step(submission, anna, seen=0, **arguments)
    submission.refresh_from_db()
    assert (submission.state, submission.box) == (state, box)
    assert kinds(submission) == []


@pytest.mark.parametrize(
    ("step", "arguments"),
    [(handling.take, {}), (handling.finish, {"outcome": "Klart"}), (handling.note, {"text": "x"})],
)
def test_what_was_deleted_meanwhile_is_gone(anna, step, arguments):
    submission = SubmissionFactory()
    Submission.objects.filter(pk=submission.pk).delete()
    with pytest.raises(handling.Gone):
        step(submission, anna, seen=0, **arguments)


def test_event_of_a_kind_that_is_no_longer_known_is_told_by_its_name(anna):
    event = SubmissionFactory().events.create(kind="routed", user=anna)
    assert words.happened(event).startswith("routed ")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_at_the_same_moment_exactly_one_gets_it():
    submission = SubmissionFactory()
    people = [UserFactory(), UserFactory()]
    outcomes = at_once(
        *(
            lambda user=user: handling.take(Submission.objects.get(pk=submission.pk), user, seen=0)
            for user in people
        )
    )
    failures = [type(one) for one in outcomes if isinstance(one, Exception)]
    assert failures == [handling.Conflict]
    assert kinds(submission) == [EventKind.TAKEN]
