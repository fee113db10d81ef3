"""Feedback in the page editor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from feedback.enums import Box, State
from feedback.inbox.panels import PageFeedbackPanel
from feedback.models import Submission
from tests.factories import StandardPageFactory, SubmissionFactory, UnitFactory


@pytest.fixture
def article(home):
    """A page that was published an hour ago."""
    page = StandardPageFactory(parent=home, title="Bibliotek")
    page.last_published_at = timezone.now() - timedelta(hours=1)
    page.save()
    return page


def context(rf, article, user):
    """What the panel shows the user."""
    request = rf.get("/")
    request.user = user
    panel = PageFeedbackPanel().bind_to_model(type(article))
    bound = panel.get_bound_panel(instance=article, request=request, form=None)
    return bound.get_context_data({"request": request})


def test_counts_answers_since_the_last_publication_and_in_all_without_spam(rf, article, staff):
    old = SubmissionFactory(page=article, answer="yes", text="")
    Submission.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=2))
    SubmissionFactory(page=article, answer="yes", text="")
    SubmissionFactory(page=article, answer="no")
    SubmissionFactory(page=article, answer="no", box=Box.SPAM)
    SubmissionFactory(answer="no")
    counts = context(rf, article, staff("Redaktör"))["counts"]
    assert counts == {"yes": 2, "no": 1, "new_yes": 1, "new_no": 1}


def test_an_editor_sees_the_counts_and_not_what_residents_wrote(rf, article, staff):
    SubmissionFactory(page=article)
    assert "open" not in context(rf, article, staff("Redaktör"))


def test_a_handler_sees_what_is_open_for_own_teams(rf, article, staff):
    unit = UnitFactory()
    mine = SubmissionFactory(page=article, team=unit)
    SubmissionFactory(page=article, team=unit, state=State.DONE)
    SubmissionFactory(page=article, team=UnitFactory())
    SubmissionFactory(team=unit)
    assert list(context(rf, article, staff("Redaktör", "Handläggare", unit=unit))["open"]) == [mine]


def test_stands_in_the_editor_of_every_page_but_not_in_that_of_a_new_one(
    client, article, home, staff
):
    submission = SubmissionFactory(page=article)
    client.force_login(staff("Redaktör", "Återkopplingsansvarig"))
    detail = reverse("feedback_inbox:detail", args=[submission.pk])
    assert detail in client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text
    add = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", home.pk])
    assert client.get(add).status_code == 200
