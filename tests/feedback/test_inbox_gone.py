"""What was there when the screen was drawn, and is not any more."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, Revision

from contacts.models import Unit
from feedback import views
from feedback.inbox.forms import StepForm
from feedback.models import RoutingRule, Submission
from feedback.submissions import find_by_token
from tests.factories import StandardPageFactory, SubmissionFactory, UnitFactory
from tests.feedback.conftest import OWN

UNITS = reverse("wagtailsnippets_contacts_unit:list")


@pytest.fixture
def manager(staff, client):
    user = staff("Återkopplingsansvarig")
    client.force_login(user)
    return user


@pytest.mark.parametrize("step", ["take", "note", "spam"])
def test_step_with_what_is_deleted_in_the_same_moment_says_so(client, manager, monkeypatch, step):
    submission = SubmissionFactory()
    arguments = StepForm.arguments

    def delete_first(form):
        Submission.objects.all().delete()
        return arguments(form)

    monkeypatch.setattr(StepForm, "arguments", delete_first)
    address = reverse(f"feedback_inbox:{step}", args=[submission.pk])
    response = client.post(address, {"seen": 0, "text": "Hej"}, follow=True)
    assert response.redirect_chain == [(reverse("feedback_inbox:index"), 302)]
    [message] = response.context["messages"]
    assert submission.reference in str(message)


def test_details_of_an_answer_that_is_deleted_in_the_same_moment_are_kept(
    client, details_url, details_data, monkeypatch
):
    def find_and_delete(token):
        submission = find_by_token(token)
        Submission.objects.all().delete()
        return submission

    monkeypatch.setattr(views.submissions, "find_by_token", find_and_delete)
    assert client.post(details_url, details_data, headers=OWN).status_code == 303
    assert Submission.objects.get().text == details_data["text"]


def test_page_of_a_kind_that_no_longer_exists_costs_nobody_the_submission(client, manager, home):
    page = StandardPageFactory(parent=home)
    page.save_revision().publish()
    page.refresh_from_db()
    submission = SubmissionFactory(page=page, page_kind="gone.page", revision=page.live_revision)
    gone = ContentType.objects.create(app_label="gone", model="page")
    Page.objects.filter(pk=page.pk).update(content_type=gone)
    Revision.objects.filter(pk=page.live_revision_id).update(content_type=gone)
    for name, status in (("detail", 200), ("page_as_was", 404)):
        address = reverse(f"feedback_inbox:{name}", args=[submission.pk])
        assert client.get(address).status_code == status
    assert client.get(reverse("feedback_inbox:index")).status_code == 200


def test_unit_that_feedback_is_sent_to_stays_until_the_rule_is_changed(client, manager):
    rule = RoutingRule.objects.create(unit=UnitFactory(name="Biblioteket"))
    address = reverse("wagtailsnippets_contacts_unit:delete", args=[rule.unit_id])
    for ask in (client.get, client.post):
        response = ask(address, follow=True)
        assert response.redirect_chain == [(UNITS, 302)]
        assert "→ Biblioteket" in " ".join(map(str, response.context["messages"]))
    rule.delete()
    client.post(address)
    assert not Unit.objects.exists()


def test_units_chosen_in_the_list_stay_with_a_reason_when_one_of_them_is_needed(client, manager):
    needed = RoutingRule.objects.create(unit=UnitFactory(name="Biblioteket")).unit
    other = UnitFactory(name="Badhuset")
    address = reverse("wagtail_bulk_action", args=["contacts", "unit", "delete"])
    response = client.post(f"{address}?id={needed.pk}&id={other.pk}", follow=True)
    assert "→ Biblioteket" in " ".join(map(str, response.context["messages"]))
    assert set(Unit.objects.all()) == {needed, other}
