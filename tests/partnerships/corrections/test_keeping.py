"""How long corrections, links and those who proposed are remembered, and who is reminded."""

from datetime import timedelta
from itertools import pairwise

from django.utils import timezone

from partnerships.corrections import jobs
from partnerships.models import Correction, CorrectionLink
from samverkan.outbox.delivery import KEEP_SENT
from samverkan.outbox.models import OutgoingEmail
from tests.partnerships.corrections.conftest import decide


def test_corrections_and_links_are_forgotten_in_time(correction, link):
    decide(correction)
    jobs.run()
    assert Correction.objects.exists()
    long_ago = timezone.now() - jobs.KEPT - timedelta(days=1)
    Correction.objects.update(decided_at=long_ago)
    CorrectionLink.objects.update(expires_at=long_ago)
    jobs.run()
    assert not Correction.objects.exists()
    assert not CorrectionLink.objects.exists()


def wait(correction, days: int) -> None:
    """Lets a correction have come so many days ago, and the job run."""
    Correction.objects.update(created_at=timezone.now() - timedelta(days=days))
    jobs.run()


def test_staff_are_told_once_more_of_what_has_waited_for_long(correction):
    def told() -> int:
        return OutgoingEmail.objects.filter(recipient="enhet@sjoby.example").count()

    counted = []
    for days in (1, 14, 15, 30):
        wait(correction, days)
        counted.append(told())
    assert counted == [1, 2, 2, 3]
    email = OutgoingEmail.objects.get(key__endswith=":waited-30")
    assert "väntar på beslut" in email.text
    assert "kim" not in email.text
    decide(correction)
    wait(correction, 60)
    assert told() == 3


def test_the_outbox_remembers_each_reminder_until_the_next():
    gaps = [later - earlier for earlier, later in pairwise(jobs.WAITED)]
    assert timedelta(days=max(gaps)) <= KEEP_SENT


def test_who_proposed_what_nobody_decides_on_is_forgotten_and_the_proposal_is_not(correction):
    wait(correction, jobs.UNDECIDED_KEPT.days - 1)
    assert Correction.objects.get().email
    wait(correction, jobs.UNDECIDED_KEPT.days + 1)
    assert Correction.objects.get().email == ""
    correction = Correction.objects.get()
    decide(correction)
    assert not OutgoingEmail.objects.filter(key__endswith=":answer").exists()


def test_what_looks_like_a_robots_is_deleted_when_nobody_has_decided_on_it(correction):
    Correction.objects.update(is_suspect=True)
    wait(correction, 20)
    assert not OutgoingEmail.objects.filter(key__contains="waited").exists()
    wait(correction, jobs.UNDECIDED_KEPT.days + 1)
    assert not Correction.objects.exists()
