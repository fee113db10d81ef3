"""What a page is called stays with those who may see the page."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from feedback.enums import EventKind
from feedback.models import Submission
from feedback.notices import tell_team
from feedback.routing import route
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.models import StandardPage
from tests.conftest import set_up_site
from tests.factories import StandardPageFactory, SubmissionFactory, UnitFactory
from tests.feedback.conftest import OWN

TITLE = "Hemlig plan för torget"
SECTION = "Avsnittet om torg"
INBOX = reverse("feedback_inbox:index")


def unpublish(page):
    page.unpublish()


def protect_with_password(page):
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )


def keep_for_another_group(page):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Andra"))


def keep_section_for_another_group(page):
    keep_for_another_group(page.get_parent())


def keep_for_those_who_log_in(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def keep_for_handlers(page):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name="Handläggare"))


HIDDEN = [
    unpublish,
    protect_with_password,
    keep_for_another_group,
    keep_section_for_another_group,
]
SHOWN = [lambda page: None, keep_for_those_who_log_in, keep_for_handlers]


@pytest.fixture(scope="module")
def complaint(module_db):
    """What somebody has told a team about a page in a section."""
    section = StandardPageFactory(parent=set_up_site(), title=SECTION)
    page = StandardPageFactory(parent=section, title=TITLE, slug="hemlig", lead="Inledning")
    page.save_revision().publish()
    page.refresh_from_db()
    team, revision = UnitFactory(), page.live_revision
    return SubmissionFactory(
        page=page, page_title=TITLE, revision=revision, team=team, address="/x/"
    )


@pytest.fixture
def submission(complaint, db):
    return Submission.objects.get(pk=complaint.pk)


@pytest.fixture
def secret(submission):
    return StandardPage.objects.get(pk=submission.page_id)


@pytest.fixture
def unit(submission):
    return submission.team


def addresses(submission):
    return {
        name: reverse(f"feedback_inbox:{name}", args=[submission.pk])
        for name in ("detail", "page_as_was")
    } | {"list": INBOX, "dashboard": reverse("wagtailadmin_home")}


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_handler_reads_no_title_of_a_page_that_is_not_for_them(
    client, staff, submission, secret, unit, hide
):
    hide(secret)
    client.force_login(staff("Handläggare", unit=unit))
    for address in addresses(submission).values():
        body = client.get(address, follow=True).content.decode()
        assert TITLE not in body, address
        assert secret.lead not in body, address
    assert submission.text in client.get(addresses(submission)["detail"]).content.decode()
    note = reverse("feedback_inbox:note", args=[submission.pk])
    assert TITLE not in client.post(note, {"seen": 0, "text": ""}).content.decode()


def test_filter_offers_no_section_that_is_not_for_the_handler(client, staff, secret):
    client.force_login(staff("Handläggare"))
    assert SECTION in client.get(INBOX).content.decode()
    keep_section_for_another_group(secret)
    assert SECTION not in client.get(INBOX).content.decode()


@pytest.mark.parametrize("show", SHOWN)
def test_handler_reads_the_title_of_a_page_that_they_may_see(
    client, staff, submission, secret, unit, show
):
    show(secret)
    client.force_login(staff("Handläggare", unit=unit))
    told = addresses(submission)
    for name in ("detail", "list", "page_as_was"):
        assert TITLE in client.get(told[name]).content.decode(), name


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_whoever_edits_the_page_reads_its_title(client, staff, submission, secret, unit, hide):
    hide(secret)
    client.force_login(staff("Handläggare", "Redaktör", unit=unit))
    told = addresses(submission)
    for name in ("detail", "list", "page_as_was"):
        assert TITLE in client.get(told[name]).content.decode(), name


def test_title_of_a_page_that_is_deleted_stays_with_what_was_said(client, staff, submission, unit):
    submission.page.delete()
    client.force_login(staff("Handläggare", unit=unit))
    assert TITLE in client.get(INBOX).content.decode()


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_download_holds_no_title_of_a_page_that_is_not_for_them(
    client, staff, submission, secret, hide
):
    hide(secret)
    client.force_login(staff("Återkopplingsansvarig"))
    table = b"".join(client.get(INBOX, {"export": "csv"}).streaming_content).decode()
    assert submission.reference in table
    assert TITLE not in table


@pytest.mark.parametrize("hide", [*HIDDEN, keep_for_those_who_log_in], ids=lambda h: h.__name__)
def test_email_names_only_pages_that_everyone_may_read(submission, secret, mailbox, hide):
    event = submission.events.create(kind=EventKind.DETAILED)
    tell_team(submission, event, [mailbox])
    assert TITLE in OutgoingEmail.objects.get().subject
    hide(secret)
    again = Submission.objects.get(pk=submission.pk)
    tell_team(again, again.events.create(kind=EventKind.DETAILED), [mailbox])
    email = OutgoingEmail.objects.latest("pk")
    assert TITLE not in email.subject + email.text + email.html
    assert route(secret, "sv", secret.get_site()).recipients == (mailbox,)


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_answer_about_a_page_that_is_not_for_everyone_keeps_no_title_or_address_of_it(
    client, answer_data, asking_page, hide
):
    asking_page.move(StandardPageFactory(parent=asking_page.get_parent()), pos="last-child")
    asking_page.refresh_from_db()
    hide(asking_page)
    client.post("/aterkoppling/", answer_data | {"address": ""}, headers=OWN)
    stored = Submission.objects.latest("pk")
    assert stored.page_id == asking_page.pk
    assert (stored.page_title, stored.address) == ("", "")
