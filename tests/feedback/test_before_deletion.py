"""Whoever takes a page away is told what residents still wait for about it."""

import pytest
from django.urls import reverse

from feedback.enums import Box, State
from feedback.models import Submission
from tests.factories import StandardPageFactory, SubmissionFactory, UnitFactory

WARNING = "help-warning"


@pytest.fixture
def section(home):
    """A page with one below it, each with feedback that waits."""
    page = StandardPageFactory(parent=home, title="Sophämtning")
    below = StandardPageFactory(parent=page, title="Brännbart")
    unit = UnitFactory()
    SubmissionFactory(page=page, team=unit)
    SubmissionFactory(page=below, team=unit)
    SubmissionFactory(page=page, state=State.DONE)
    SubmissionFactory(page=page, box=Box.SPAM)
    SubmissionFactory(page=page, answer="yes", text="")
    return page


def ask(client, page, action):
    return client.get(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_the_warning_counts_what_is_open_and_leads_to_it(client, staff, section, action):
    client.force_login(staff("Administratör", "Återkopplingsansvarig"))
    html = ask(client, section, action).text
    inbox = f"{reverse('feedback_inbox:index')}?section={section.pk}"
    assert WARNING in html
    assert "2 återkopplingar" in html
    assert f'href="{inbox}"' in html
    assert client.get(inbox).context["paginator"].count == 2


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_who_handles_no_feedback_gets_the_number_alone(client, staff, section, action):
    client.force_login(staff("Publicist"))
    html = ask(client, section, action).text
    assert "2 återkopplingar" in html
    assert reverse("feedback_inbox:index") not in html


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_nothing_is_said_where_nothing_waits(client, staff, home, action):
    client.force_login(staff("Administratör"))
    page = StandardPageFactory(parent=home)
    SubmissionFactory(page=page, state=State.DONE)
    html = ask(client, page, action).text
    assert "återkoppling" not in html.partition("<main")[2].partition("</main")[0]


def test_deleting_the_page_keeps_what_residents_sent(client, staff, section):
    client.force_login(staff("Administratör"))
    before = Submission.objects.count()
    client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    assert not type(section).objects.filter(pk=section.pk).exists()
    assert Submission.objects.count() == before


@pytest.mark.parametrize("query", ["section=x", "section=-1", "section=99999999999999999999"])
def test_a_link_to_a_page_that_does_not_exist_never_fails(client, staff, section, query):
    client.force_login(staff("Återkopplingsansvarig"))
    assert client.get(f"{reverse('feedback_inbox:index')}?{query}").status_code == 200
