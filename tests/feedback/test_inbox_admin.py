"""The inbox in the admin: who sees what, in which order, and what each step answers."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from feedback.enums import Box, ContactWish, EventKind, State
from feedback.models import Submission
from feedback.viewsets import inbox
from tests.factories import StandardPageFactory, SubmissionFactory, UnitFactory

INBOX = reverse("feedback_inbox:index")


def rows(client, **query):
    """References in the list, in order."""
    response = client.get(INBOX, query)
    assert response.status_code == 200
    return [submission.reference for submission in response.context["object_list"]]


def detail(submission):
    return reverse("feedback_inbox:detail", args=[submission.pk])


def post(client, submission, step, **data):
    url = reverse(f"feedback_inbox:{step}", args=[submission.pk])
    return client.post(url, {"seen": 0, **data})


@pytest.fixture
def unit(db):
    return UnitFactory(name="Biblioteket")


@pytest.fixture
def handler(staff, client, unit):
    user = staff("Handläggare", unit=unit, first_name="Anna", last_name="Ek")
    client.force_login(user)
    return user


@pytest.fixture
def manager(staff, client):
    user = staff("Återkopplingsansvarig")
    client.force_login(user)
    return user


class TestWhoSeesWhat:
    def test_a_handler_sees_own_teams_and_the_units_in_them(self, client, handler, unit):
        own = SubmissionFactory(team=unit)
        below = SubmissionFactory(team=UnitFactory(parent=UnitFactory(parent=unit)))
        SubmissionFactory(team=UnitFactory())
        SubmissionFactory(team=None)
        assert rows(client) == [below.reference, own.reference]

    def test_a_handler_sees_what_was_given_to_them_by_name(self, client, handler):
        given = SubmissionFactory(team=UnitFactory(), handler=handler)
        assert rows(client) == [given.reference]
        assert client.get(detail(given)).status_code == 200

    def test_another_teams_submission_is_refused_with_every_step(self, client, handler):
        other = SubmissionFactory(team=UnitFactory())
        home = reverse("wagtailadmin_home")
        inbox_steps = ("take", "finish", "assign", "move", "note", "reopen", "spam", "not-spam")
        assert client.get(detail(other))["Location"] == home
        for step in inbox_steps:
            assert post(client, other, step, text="x", outcome="x")["Location"] == home
        assert not other.events.exists()

    def test_the_manager_sees_all_also_what_has_no_team(self, client, manager):
        unrouted = SubmissionFactory(team=None)
        routed = SubmissionFactory(team=UnitFactory())
        assert set(rows(client)) == {unrouted.reference, routed.reference}
        assert rows(client, team="null") == [unrouted.reference]

    def test_a_handler_without_a_team_is_told_whom_to_ask(self, client, staff):
        client.force_login(staff("Handläggare"))
        response = client.get(INBOX)
        assert response.context["without_team"]
        assert "help-block" in response.text


class TestTheList:
    def test_own_teams_come_first_then_the_newest(self, client, staff, unit):
        client.force_login(staff("Återkopplingsansvarig", unit=unit))
        own_old = SubmissionFactory(team=unit)
        own_new = SubmissionFactory(team=unit)
        other = SubmissionFactory(team=UnitFactory())
        assert rows(client) == [own_new.reference, own_old.reference, other.reference]

    def test_it_starts_with_what_is_open_and_has_a_text(self, client, manager):
        waiting = SubmissionFactory()
        SubmissionFactory(answer="yes", text="")
        SubmissionFactory(state=State.DONE)
        SubmissionFactory(box=Box.SUSPECT)
        assert rows(client) == [waiting.reference]
        assert len(rows(client, content="all")) == 2
        assert len(rows(client, state="all")) == 2
        assert len(rows(client, box="suspect")) == 1

    def test_filters_narrow_down(self, client, manager, home, unit):
        section = StandardPageFactory(parent=home)
        page = StandardPageFactory(parent=section)
        arabic = SubmissionFactory(language="ar", page=page, team=UnitFactory(parent=unit))
        old = SubmissionFactory(handler=manager)
        Submission.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=10))
        assert rows(client, language="ar") == [arabic.reference]
        assert rows(client, section=section.pk) == [arabic.reference]
        assert rows(client, team=unit.pk) == [arabic.reference]
        assert rows(client, age="7") == [arabic.reference]
        assert rows(client, age="over7") == [old.reference]
        assert rows(client, handler="mine") == [old.reference]
        assert rows(client, handler="nobody") == [arabic.reference]
        assert rows(client, answer="yes") == []

    def test_a_section_covers_its_translations(self, client, manager, home, locales):
        section = StandardPageFactory(parent=home)
        home.copy_for_translation(locales["ar"])
        arabic = section.copy_for_translation(locales["ar"])
        about = SubmissionFactory(language="ar", page=arabic)
        assert rows(client, section=section.pk) == [about.reference]

    @pytest.mark.parametrize("words", ["öppettid", "K7M3", "Kontakta"])
    def test_search_finds_text_reference_and_page_title(self, client, manager, words):
        wanted = SubmissionFactory(reference="K7M3-QX9D", page_title="Kontakta oss")
        SubmissionFactory(text="Något annat", page_title="Bad")
        assert rows(client, q=words) == [wanted.reference]

    @pytest.mark.parametrize(
        "query",
        [
            {"state": "x"},
            {"team": "x"},
            {"section": "99999999999999999999"},
            {"age": "overx"},
            {"p": "x"},
            {"ordering": "password"},
            {"export": "exe"},
            {"q": "\x00"},
        ],
    )
    def test_an_invalid_parameter_never_fails(self, client, manager, query):
        SubmissionFactory()
        assert client.get(INBOX, query).status_code == 200

    def test_costs_the_same_for_few_and_many(self, client, manager, unit):
        def count(number):
            for _one in range(number):
                SubmissionFactory(team=UnitFactory(parent=unit), handler=manager)
            client.get(INBOX)
            with CaptureQueriesContext(connection) as queries:
                client.get(INBOX)
            return len(queries)

        assert count(3) == count(20)

    def test_the_menu_shows_how_many_wait_for_one(self, rf, handler, unit):
        SubmissionFactory(team=unit)
        SubmissionFactory(team=unit, text="")
        SubmissionFactory(team=UnitFactory())
        item = inbox.get_menu_item()
        request = rf.get("/")
        request.user = handler
        assert item.render_component(request).label.endswith("(1)")
        assert "(1)" not in str(item.label)

    def test_the_admin_home_lists_what_waits_for_one(self, client, handler, unit):
        mine = SubmissionFactory(team=unit)
        assert detail(mine) in client.get(reverse("wagtailadmin_home")).text


class TestASubmission:
    def test_shows_what_was_said_in_its_own_language_and_direction(self, client, manager):
        submission = SubmissionFactory(text="أين المكتبة؟", language="ar")
        said = BeautifulSoup(client.get(detail(submission)).text, "html.parser").blockquote
        assert (said.text.strip(), said["lang"], said["dir"]) == (submission.text, "ar", "auto")

    def test_offers_the_way_to_reach_the_resident(self, client, manager):
        submission = SubmissionFactory(contact_wish=ContactWish.PHONE, contact_phone="+46701740605")
        assert 'href="tel:+46-70-174-06-05"' in client.get(detail(submission)).text

    def test_escapes_what_a_resident_wrote(self, client, manager):
        submission = SubmissionFactory(
            text="<script>alert(1)</script>", address="javascript:alert(1)"
        )
        html = client.get(detail(submission)).text
        assert "<script>alert" not in html
        assert 'href="javascript' not in html

    def test_shows_the_page_as_it_was(self, client, handler, home, unit):
        page = StandardPageFactory(parent=home, title="Öppettider", lead="Stängt i dag")
        page.save_revision().publish()
        page.refresh_from_db()
        submission = SubmissionFactory(page=page, revision=page.live_revision, team=unit)
        page.lead = "Öppet i dag"
        page.save_revision().publish()
        url = reverse("feedback_inbox:page_as_was", args=[submission.pk])
        assert url in client.get(detail(submission)).text
        assert "Stängt i dag" in client.get(url).text

    def test_a_version_that_was_cleared_away_is_not_found(self, client, manager, home):
        submission = SubmissionFactory(page=home, revision=None)
        url = reverse("feedback_inbox:page_as_was", args=[submission.pk])
        assert client.get(url).status_code == 404

    def test_tells_why_it_is_suspect_in_words(self, client, manager):
        submission = SubmissionFactory(box=Box.SUSPECT, suspicions=["honeypot", "unheard_of"])
        html = client.get(detail(submission)).text
        assert "honeypot" not in html
        assert "unheard_of" in html

    @pytest.mark.parametrize("kind", ["search", "not_found", "gone.page", "nonsense", ""])
    def test_opens_whatever_kind_of_page_it_was_about(self, client, manager, kind):
        assert client.get(detail(SubmissionFactory(page_kind=kind))).status_code == 200


class TestSteps:
    def test_take_note_finish_and_reopen(self, client, handler, unit):
        submission = SubmissionFactory(team=unit)
        assert post(client, submission, "take")["Location"] == detail(submission)
        post(client, submission, "note", text="Frågar biblioteket.")
        post(client, submission, "finish", outcome="La till öppettiderna.")
        submission.refresh_from_db()
        assert (submission.state, submission.handler) == (State.DONE, handler)
        assert "La till öppettiderna." in client.get(detail(submission)).text
        post(client, submission, "reopen")
        submission.refresh_from_db()
        assert submission.state == State.IN_PROGRESS

    def test_done_needs_what_was_done(self, client, handler, unit):
        submission = SubmissionFactory(team=unit)
        response = post(client, submission, "finish", outcome="  ")
        assert response.status_code == 200
        assert response.context["steps"]["finish"]["form"].errors
        submission.refresh_from_db()
        assert submission.state == State.NEW

    def test_assigns_to_the_team_first_and_to_other_handlers(self, client, handler, unit, staff):
        colleague = staff("Handläggare", unit=unit, first_name="Bo")
        stranger = staff("Handläggare", first_name="Cia")
        editor = staff("Redaktör")
        submission = SubmissionFactory(team=unit, handler=handler)
        form = client.get(detail(submission)).context["steps"]["assign"]["form"]
        _choose, (team, members), (_others, others) = form.fields["handler"].widget.choices
        assert (team, members) == ("Biblioteket", [(colleague.pk, "Bo")])
        assert stranger.pk in dict(others)
        assert editor.pk not in dict(others)
        post(client, submission, "assign", handler=editor.pk)
        post(client, submission, "assign", handler=stranger.pk)
        submission.refresh_from_db()
        assert submission.handler == stranger
        assert submission.events.get(kind=EventKind.ASSIGNED).note == "Cia"

    def test_moves_to_another_team_and_not_to_one_that_does_not_exist(self, client, handler, unit):
        other = UnitFactory(name="Skolan")
        submission = SubmissionFactory(team=unit)
        form = client.get(detail(submission)).context["steps"]["move"]["form"]
        assert list(form.fields["unit"].queryset) == [other]
        assert post(client, submission, "move", unit=999).status_code == 200
        assert post(client, submission, "move", unit=other.pk)["Location"] == INBOX
        submission.refresh_from_db()
        assert submission.team == other

    def test_giving_away_what_one_saw_only_as_handler_leads_back_to_the_inbox(
        self, client, handler, staff
    ):
        submission = SubmissionFactory(team=UnitFactory(), handler=handler)
        response = post(client, submission, "assign", handler=staff("Handläggare").pk)
        assert response["Location"] == INBOX

    def test_whoever_comes_second_reads_what_happened_and_keeps_what_they_typed(
        self, client, handler, unit, staff
    ):
        submission = SubmissionFactory(team=unit)
        bo = staff("Handläggare", unit=unit, first_name="Bo", last_name="Alm")
        post(client, submission, "take")
        client.force_login(bo)
        response = post(client, submission, "finish", outcome="Redan svarat.")
        assert response.status_code == 409
        assert "Anna Ek" in " ".join(map(str, response.context["messages"]))
        assert "Redan svarat." in response.text
        seen = response.context["steps"]["finish"]["form"]["seen"].value()
        assert post(client, submission, "finish", outcome="Redan svarat.", seen=seen)
        submission.refresh_from_db()
        assert submission.outcome == "Redan svarat."

    def test_what_was_typed_stays_when_a_colleague_has_finished(self, client, handler, unit, staff):
        submission = SubmissionFactory(team=unit, state=State.DONE, outcome="Klart")
        response = post(client, submission, "finish", outcome="Min text")
        assert response.status_code == 409
        assert "Min text" in response.text

    def test_steps_are_taken_by_post_only(self, client, manager):
        submission = SubmissionFactory()
        response = client.get(reverse("feedback_inbox:take", args=[submission.pk]))
        assert response["Location"] == reverse("feedback_inbox:detail", args=[submission.pk])
        assert not submission.events.exists()

    def test_steps_need_the_csrf_token(self, manager):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(manager)
        submission = SubmissionFactory()
        assert post(strict, submission, "take").status_code == 403
        assert not submission.events.exists()
