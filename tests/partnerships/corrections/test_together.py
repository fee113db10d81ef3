"""Two members of staff decide on one correction at the same moment."""

import pytest

from partnerships.corrections import deciding
from partnerships.models import Correction
from partnerships.models.corrections import Decision
from samverkan.outbox.models import OutgoingEmail
from tests.factories import PartnershipIndexPageFactory, UserFactory
from tests.partnerships.corrections.conftest import draft_of
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def register(home):
    """A register that other connections see, unlike one that a module's tests share."""
    return PartnershipIndexPageFactory(parent=home, locale=home.locale)


def test_one_decision_is_taken_and_the_other_told_to_look_again(correction, link):
    people = [UserFactory(is_superuser=True), UserFactory(is_superuser=True)]
    seen = deciding.seen_of(deciding.proposals(correction, draft_of(link), people[0]))
    choices = dict.fromkeys(correction.fields.values_list("pk", flat=True), Decision.ACCEPTED)
    before = link.page.revisions.count()
    outcomes = at_once(
        *(lambda user=user: deciding.decide(correction.pk, choices, seen, user) for user in people)
    )
    assert {type(one) for one in outcomes} == {Correction, deciding.Stale}
    assert link.page.revisions.count() == before + 1
    assert OutgoingEmail.objects.filter(recipient="kim@bryggan.example").count() == 1
