"""The history of a partnership's page shows who changed which amount."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageLogEntry

from partnerships import history
from partnerships.models import PartnershipPage
from tests.factories import UserFactory


def lines(shelter) -> list[tuple[str, str]]:
    entries = PageLogEntry.objects.filter(page=shelter.pk, action=history.LOG_ACTION)
    with override("sv"):
        return [
            (entry.user.username if entry.user else "", history.sentence(entry.data))
            for entry in entries.order_by("pk")
        ]


def change(shelter, user, **amounts):
    """Saves a draft in which the contribution of each year has another amount: ``y2025=1``."""
    draft = shelter.get_latest_revision_as_object()
    rows = list(draft.contributions.all())
    for row in rows:
        row.amount = amounts.get(f"y{row.year}", row.amount)
    draft.contributions = rows
    return draft.save_revision(user=user)


@pytest.fixture
def shelter(partnership):
    partnership.save_revision().publish()
    return partnership


def test_a_changed_amount_is_told_when_it_is_published_with_who_wrote_it(shelter):
    anna, bo = UserFactory(username="anna"), UserFactory(username="bo")
    change(shelter, anna, y2025=500_000)
    fresh = PartnershipPage.objects.get(pk=shelter.pk)
    revision = fresh.get_latest_revision_as_object().save_revision(user=bo)
    assert lines(shelter) == []
    revision.publish()
    assert lines(shelter) == [
        ("anna", "Ändrat belopp: Sjöby kommun, 2025, 400\u00a0000 kronor → 500\u00a0000 kronor")
    ]


def test_publishing_again_without_change_tells_nothing(shelter):
    shelter.get_latest_revision_as_object().save_revision().publish()
    assert lines(shelter) == []


def test_added_and_removed_contributions_are_told(shelter):
    draft = shelter.get_latest_revision_as_object()
    rows = list(draft.contributions.all())
    draft.contributions = rows[1:]
    draft.save_revision().publish()
    assert [text for _user, text in lines(shelter)] == [
        "Borttaget bidrag: Sjöby kommun, 2025, 400\u00a0000 kronor"
    ]


def test_the_history_of_the_page_shows_it_in_swedish(client, staff, shelter):
    change(shelter, UserFactory(), y2025=1).publish()
    client.force_login(staff("Redaktör"))
    answer = client.get(reverse("wagtailadmin_pages:history", args=[shelter.pk]))
    assert "Ändrat belopp: Sjöby kommun, 2025" in answer.content.decode()
