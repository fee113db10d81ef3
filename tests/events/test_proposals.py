"""Organisers propose events: a draft in moderation, a receipt, a decision, and then oblivion."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from events.enums import Form
from events.models import EventIndexPage, EventPage, EventProposal
from events.proposals.enums import Decision
from events.proposals.jobs import forget_proposers, submit_proposals
from samverkan.outbox.models import OutgoingEmail
from samverkan.public_forms.suspicion import Suspicion
from samverkan.public_forms.timestamp import _signer
from tests.conftest import set_up_site
from tests.factories import EventIndexPageFactory

pytestmark = pytest.mark.usefixtures("worker")

ADDRESS = "/foresla-evenemang/"
OWN = {"Origin": "http://testserver"}


@pytest.fixture(scope="module")
def open_calendar(module_db):
    home = set_up_site()
    return EventIndexPageFactory(parent=home, locale=home.locale, takes_proposals=True)


@pytest.fixture
def calendar(open_calendar, db):
    """A calendar that takes proposals."""
    return EventIndexPage.objects.get(pk=open_calendar.pk)


def day(ahead: int = 20) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


AN_HOUR_AGO = _signer.sign(str(round((timezone.now().timestamp() - 3600) * 1000)))


def filled(**changes) -> dict[str, str]:
    return {
        "title": "Körkväll",
        "lead": "Sjung med oss.",
        "text": "Alla får vara med.\n\nGratis <b>fika</b>.",
        "day": day(),
        "last_day": "",
        "start": "18:30",
        "end": "20:00",
        "attendance": "on_site",
        "place": "Folkets hus, Storgatan 14",
        "organiser": "Sjöby kör",
        "name": "Kim Körledare",
        "email": "kim@kor.example",
        "phone": "070-174 06 05",
        "stamp": AN_HOUR_AGO,
    } | changes


@pytest.fixture
def propose(client, calendar):
    """Posts the form: ``propose(title="…")``; the row that it made."""

    def post(prefix="", **changes) -> EventProposal:
        answer = client.post(f"{prefix}{ADDRESS}", filled(**changes), headers=OWN)
        assert answer.status_code == 303, answer.context["form"].errors
        assert client.get(answer.headers["Location"]).status_code == 200
        return EventProposal.objects.latest("pk")

    return post


@pytest.fixture
def in_moderation(propose, roles):
    """Makes a proposal whose draft has gone to moderation."""

    def make(**changes) -> EventProposal:
        proposal = propose(**changes)
        submit_proposals()
        return EventProposal.objects.get(pk=proposal.pk)

    return make


def told(proposal) -> list[str]:
    keys = OutgoingEmail.objects.filter(recipient=proposal.email).order_by("pk")
    return [key.rpartition(":")[2] for key in keys.values_list("key", flat=True)]


def test_a_proposal_is_a_swedish_draft_that_readers_do_not_see(client, calendar, propose):
    page = propose().page
    assert (page.live, page.title, page.locale.language_code) == (False, "Körkväll", "sv")
    assert page.get_parent().pk == calendar.pk
    assert (page.lead, page.form, page.place_note) == (
        "Sjung med oss.",
        Form.ON_SITE,
        "Folkets hus, Storgatan 14",
    )
    occasion = page.occasions.get()
    assert (str(occasion.start_day), occasion.start_time, occasion.end_time) == (
        day(),
        time(18, 30),
        time(20),
    )
    assert page.organisers.get().name == "Sjöby kör"
    body = str(page.body[0].value)
    assert "&lt;b&gt;fika&lt;/b&gt;" in body
    assert client.get(page.url).status_code == 404
    assert "Körkväll" not in client.get(calendar.url).content.decode()


def test_nothing_about_the_proposer_is_in_the_page(propose):
    page = propose().page
    kept = str(page.get_latest_revision().content)
    for private in ("Kim Körledare", "kim@kor.example", "1740605", "174 06 05"):
        assert private not in kept


def test_the_receipt_comes_once_in_the_readers_language_and_repeats_no_free_text(propose, locales):
    proposal = propose(prefix="/en")
    propose(prefix="/en")
    assert EventPage.objects.count() == EventProposal.objects.count() == 1
    assert proposal.language == "en"
    email = OutgoingEmail.objects.get()
    assert email.subject == "We have your proposal for the calendar"
    assert "Körkväll" not in email.text + email.html
    assert "<html" in email.html


def test_arabic_proposals_are_answered_from_right_to_left(propose, locales):
    proposal = propose(prefix="/ar", title="أمسية غناء")
    assert proposal.page.slug == "evenemang"
    assert 'dir="rtl"' in OutgoingEmail.objects.get().html


def test_a_job_sends_the_draft_to_moderation_and_moderators_are_told(in_moderation, staff):
    publisher = staff("Publicist", email="pia@sjoby.example")
    proposal = in_moderation()
    assert proposal.submitted_at
    assert proposal.page.workflow_in_progress
    assert [message.to for message in mail.outbox] == [[publisher.email]]
    submit_proposals()
    assert len(mail.outbox) == 1


def test_a_dead_mail_server_changes_neither_thanks_nor_moderation(in_moderation, staff, settings):
    staff("Publicist", email="pia@sjoby.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    proposal = in_moderation()
    assert proposal.page.workflow_in_progress
    assert told(proposal) == ["receipt"]


def test_publishing_tells_the_proposer_once_with_the_address_in_their_language(in_moderation):
    proposal = in_moderation(prefix="/en")
    for _time in range(2):
        EventPage.objects.get(pk=proposal.page_id).save_revision().publish()
    proposal.refresh_from_db()
    assert proposal.decision == Decision.PUBLISHED
    assert proposal.decided_at
    assert told(proposal) == ["receipt", "published"]
    email = OutgoingEmail.objects.get(key__endswith=":published")
    assert "/en/evenemang/korkvall/" in email.text
    assert email.subject == "Your event is in the calendar"


def test_readers_are_told_the_place_in_the_words_of_the_proposal(client, in_moderation):
    page = EventPage.objects.get(pk=in_moderation().page_id)
    page.save_revision().publish()
    assert "Folkets hus, Storgatan 14" in client.get(page.url).content.decode()


def test_the_calendar_leads_to_the_form_while_it_takes_proposals(client, calendar):
    assert f'href="{ADDRESS}"' in client.get(calendar.url).content.decode()
    calendar.takes_proposals = False
    calendar.save_revision().publish()
    assert f'href="{ADDRESS}"' not in client.get(calendar.url).content.decode()


def test_a_draft_that_is_published_later_is_decided_then(in_moderation):
    proposal = in_moderation()
    page = EventPage.objects.get(pk=proposal.page_id)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    proposal.refresh_from_db()
    assert proposal.decision == ""


def test_a_rejection_tells_the_moderators_comment_and_can_be_changed(in_moderation, staff):
    proposal = in_moderation()
    task = proposal.page.current_workflow_task_state
    task.task.on_action(task, staff("Publicist"), "reject", comment="Skriv vad det kostar.")
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.comment) == (Decision.REJECTED, "Skriv vad det kostar.")
    email = OutgoingEmail.objects.get(key__endswith=":rejected")
    assert "Skriv vad det kostar." in email.text
    EventPage.objects.get(pk=proposal.page_id).save_revision().publish()
    assert told(proposal) == ["receipt", "rejected", "published"]


def test_deleting_the_draft_is_a_decision_too(in_moderation):
    proposal = in_moderation()
    Page.objects.get(pk=proposal.page_id).delete()
    proposal.refresh_from_db()
    assert (proposal.page, proposal.decision) == (None, Decision.REJECTED)
    assert told(proposal) == ["receipt", "rejected"]


def test_deleting_an_event_that_was_published_tells_nothing_new(in_moderation):
    proposal = in_moderation()
    page = EventPage.objects.get(pk=proposal.page_id)
    page.save_revision().publish()
    Page.objects.get(pk=page.pk).delete()
    assert told(proposal) == ["receipt", "published"]


def test_events_that_nobody_proposed_tell_nobody(event):
    event.save_revision().publish()
    event.delete()
    assert not OutgoingEmail.objects.exists()


def test_who_proposed_is_forgotten_90_days_after_the_decision(propose):
    old, recent, waiting = (propose(title=title) for title in ("Ett", "Två", "Tre"))
    now = timezone.now()
    for proposal, days in ((old, 91), (recent, 89)):
        EventProposal.objects.filter(pk=proposal.pk).update(
            decision=Decision.PUBLISHED, decided_at=now - timedelta(days=days)
        )
    assert told(old) == ["receipt"] * 3
    OutgoingEmail.objects.update(state=OutgoingEmail.State.SENT)
    forget_proposers()
    assert told(old) == ["receipt"] * 2
    assert list(EventProposal.objects.order_by("pk")) == [recent, waiting]
    assert EventPage.objects.filter(pk=old.page_id).exists()


@pytest.mark.parametrize(
    ("changes", "sign"),
    [
        ({"additional_subject": "hej"}, Suspicion.HONEYPOT),
        ({"text": "https://a.example https://b.example https://c.example"}, Suspicion.LINKS),
    ],
)
def test_what_looks_like_a_robots_is_kept_but_reaches_nobody(propose, roles, changes, sign):
    proposal = propose(**changes)
    submit_proposals()
    proposal.refresh_from_db()
    assert proposal.suspicions == [sign]
    assert proposal.page
    assert not proposal.page.workflow_in_progress
    assert told(proposal) == []
    Page.objects.get(pk=proposal.page_id).delete()
    assert told(proposal) == []


def test_other_sites_cannot_post(client, calendar):
    answer = client.post(ADDRESS, filled(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not EventProposal.objects.exists()


@pytest.mark.parametrize("code", ["sv", "en", "ar"])
def test_the_form_is_there_in_every_language_without_cookies(client, calendar, code):
    prefix = "" if code == "sv" else f"/{code}"
    answer = client.get(f"{prefix}{ADDRESS}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    with translation.override(code):
        assert translation.gettext("Propose an event") in answer.content.decode()


def test_a_calendar_that_takes_none_has_no_form(client, calendar):
    calendar.takes_proposals = False
    calendar.save_revision().publish()
    for path in (ADDRESS, f"{ADDRESS}tack/"):
        assert client.get(path).status_code == 404
    assert client.post(ADDRESS, filled(), headers=OWN).status_code == 404


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": ""}, {"title"}),
        ({"day": "2020-01-01"}, {"day"}),
        ({"day": day(900)}, {"day"}),
        ({"day": "i maj"}, {"day"}),
        ({"start": "20:00", "end": "18:00"}, {"end"}),
        ({"start": "18:00", "end": ""}, {"end"}),
        ({"start": "", "end": "18:00"}, {"start"}),
        ({"last_day": day(10)}, {"last_day"}),
        ({"email": "kim"}, {"email"}),
        ({"phone": "12"}, {"phone"}),
        ({"attendance": "both ways"}, {"attendance"}),
        ({"lead": "x" * 401}, {"lead"}),
    ],
)
def test_what_needs_correcting_is_said_beside_its_field(client, calendar, changes, fields):
    answer = client.post(ADDRESS, filled(**changes), headers=OWN)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == fields
    page = answer.content.decode()
    for name in fields - {"attendance"}:
        assert f'id="id_{name}_error"' in page
        assert f"id_{name}_error" in page.partition(f'name="{name}"')[2].partition(">")[0]
    assert 'value="Sjöby kör"' in page
    assert not EventProposal.objects.exists()


def test_all_day_over_several_days(propose):
    occasion = propose(start="", end="", last_day=day(22)).page.occasions.get()
    assert (occasion.all_day, str(occasion.last_day)) == (True, day(22))


def test_two_proposals_with_the_same_title_get_addresses_of_their_own(propose):
    slugs = [propose(email=f"{name}@kor.example").page.slug for name in ("kim", "bo")]
    assert slugs == ["korkvall", "korkvall-2"]


@pytest.mark.parametrize(
    ("role", "sees"), [("Publicist", True), ("Administratör", True), ("Redaktör", False)]
)
def test_who_proposed_shows_in_the_editor_to_those_who_may_see_it(
    client, in_moderation, staff, role, sees
):
    proposal = in_moderation()
    client.force_login(staff(role))
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[proposal.page_id]))
    assert editor.status_code == 200
    assert ("kim@kor.example" in editor.content.decode()) is sees


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("Publicist", True),
        ("Evenemangsansvarig", True),
        ("Redaktör", False),
        ("Handläggare", False),
    ],
)
def test_the_list_of_proposals_is_for_those_who_may_see_them(client, propose, staff, role, sees):
    proposal = propose()
    gone = propose(title="Borta")
    Page.objects.get(pk=gone.page_id).delete()
    client.force_login(staff(role))
    for name in ("index", "index_results"):
        answer = client.get(reverse(f"event_proposals_admin:{name}"))
        assert (answer.status_code == 200 and "kim@kor.example" in answer.content.decode()) is sees
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("event_proposals_admin:index") in menu) is sees
    assert proposal.standing == translation.gettext("Received")
