"""The demo is a whole site, and loading it never undoes what somebody has written in it."""

from django.core.management import call_command
from django.test import TestCase, override_settings
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Page, ReferenceIndex, Revision, Site
from wagtail.tasks import update_reference_index_task

from contacts import cards
from contacts.models import Person
from demo import content
from demo.streams import get_image
from events.enums import Form, OccasionState, RegistrationMode
from events.models import EventPage, Occasion, Registration
from events.registration.jobs import every_minute
from events.registration.seats import seats
from events.times import STOCKHOLM
from feedback.enums import EventKind
from feedback.models import Submission
from partnerships.corrections.fields import values_of
from partnerships.models import (
    Contribution,
    Correction,
    CorrectionLink,
    Intervention,
    PartnershipPage,
)
from partnerships.models.rows import ROWS
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.models import HomePage

QUEUE_ONLY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
HOST = "sjoby.example"
COUNTED = (Page, Revision, Submission, Occasion, Registration, Correction, CorrectionLink)


def named_people(block):
    return block.get("contacts", {}).get("people", [])


def load_demo():
    call_command("load_demo", verbosity=0)


class DemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        # The demo makes its own home page, as on a new installation.
        HomePage.objects.get().delete()
        first = Page.objects.get(depth=2)
        Site.objects.create(hostname=HOST, port=8443, root_page=first, is_default_site=True)
        with override_settings(TASKS=QUEUE_ONLY), cls.captureOnCommitCallbacks(execute=True):
            load_demo()
            cls.tasks = [result.task for result in default_task_backend.results]

    def test_leaves_no_task_about_what_a_later_step_replaces(self):
        assert self.tasks
        assert update_reference_index_task not in self.tasks

    def test_the_site_keeps_the_address_that_the_operator_has_given_it(self):
        site = Site.objects.get()
        assert (site.root_url, site.root_page.slug) == (f"http://{HOST}:8443", "hem")
        assert not Page.objects.filter(slug="home").exists()

    def test_knows_at_once_where_an_image_is_used(self):
        assert ReferenceIndex.get_references_to(get_image("town")).exists()

    def test_loading_again_changes_nothing(self):
        home = Page.objects.get(slug="hem", locale__language_code="sv").specific
        home.title = "En rubrik som någon har skrivit"
        home.save_revision().publish()
        before = [model.objects.count() for model in COUNTED]
        load_demo()
        assert [model.objects.count() for model in COUNTED] == before
        home.refresh_from_db()
        assert home.title == "En rubrik som någon har skrivit"

    def test_every_block_of_the_content_files_reaches_its_page(self):
        for data in content.read_folder("pages"):
            page = Page.objects.get(slug=data["slug"], locale__language_code="sv").specific
            expected = [kind for block in data.get("body", []) for kind in block]
            assert [block.block_type for block in getattr(page, "body", [])] == expected

    def test_translations_that_the_content_files_name_are_published(self):
        for data in content.read_folder("pages"):
            page = Page.objects.get(slug=data["slug"], locale__language_code="sv")
            live = page.get_translations().live().exclude(locale__language_code="sv-simple")
            assert sorted(live.values_list("locale__language_code", flat=True)) == sorted(
                data["languages"]
            )

    def test_scheduled_article_waits(self):
        assert not Page.objects.get(slug="simskolan-oppnar-for-anmalan").live

    def test_feedback_came_after_its_page_was_published_and_is_spread_over_weeks(self):
        submissions = Submission.objects.select_related("page")
        assert all(each.created_at > each.page.first_published_at for each in submissions)
        ages = {(timezone.now() - each.created_at).days for each in submissions}
        assert len(ages) > 5
        assert max(ages) > 14

    def test_history_of_feedback_runs_forward_from_its_arrival_to_now(self):
        for submission in Submission.objects.all():
            times = [event.at for event in submission.events.all()]
            assert submission.events.first().kind == EventKind.RECEIVED
            assert times[0] == submission.created_at
            assert times == sorted(times)
            assert times[-1] < timezone.now()

    def test_no_page_shows_the_same_contact_person_twice(self):
        for data in content.read_folder("pages"):
            in_body = [key for block in data.get("body", []) for key in named_people(block)]
            assert not {f"person:{key}" for key in data.get("contacts", [])} & set(in_body)

    def test_some_people_have_a_photo_that_they_have_agreed_to_and_that_readers_see(self):
        with_photo = Person.objects.exclude(photo=None)
        assert 1 < with_photo.count() < Person.objects.count()
        assert all(person.photo_consent_on < timezone.localdate() for person in with_photo)
        shown = {card.pk for card in cards.people(with_photo.values_list("pk", flat=True))}
        listed = self.client.get("/kontakter/", headers={"host": f"{HOST}:8443"})
        assert listed.content.decode().count("picture--portrait") == len(shown)

    def test_the_directory_of_contacts_is_linked_to(self):
        page = self.client.get("/kontakt/", headers={"host": f"{HOST}:8443"}).content.decode()
        assert 'href="/kontakter/"' in page[page.index("<main") : page.index("</main>")]

    def test_calendar_shows_every_state_form_and_way_to_register(self):
        events = EventPage.objects.filter(locale__language_code="sv")
        occasions = Occasion.objects.all()
        assert set(occasions.values_list("state", flat=True)) == set(OccasionState)
        assert set(events.values_list("form", flat=True)) == set(Form)
        assert set(events.values_list("registration", flat=True)) == set(RegistrationMode)
        assert EventPage.objects.live().to_come().count() > 8

    def test_past_seminar_has_material_and_a_report_in_the_news(self):
        [event] = EventPage.objects.filter(locale__language_code="sv").past()
        assert event.material
        [report] = event.reports.filter(locale__language_code="sv")
        assert report.first_published_at > event.all_occasions[0].ends_at

    def test_every_occasion_is_one_that_an_editor_could_have_saved(self):
        for occasion in Occasion.objects.all():
            occasion.clean()
            if occasion.state == OccasionState.RESCHEDULED:
                assert occasion.moved_from < occasion.starts_at
            if occasion.state in {OccasionState.CANCELLED, OccasionState.RESCHEDULED}:
                assert occasion.note

    def test_language_cafe_comes_on_tuesdays_with_one_date_moved_and_one_cancelled(self):
        rows = Occasion.objects.filter(page__slug="sprakkafe-pa-biblioteket")
        assert {row.original_start.astimezone(STOCKHOLM).weekday() for row in rows} == {1}
        assert len({row.series for row in rows}) == 1
        states = [row.state for row in rows if row.state != OccasionState.PLANNED]
        assert states == [OccasionState.RESCHEDULED, OccasionState.CANCELLED]

    def test_full_course_has_a_waiting_list_and_nobody_gets_e_mail_about_the_past(self):
        full = Occasion.objects.get(state=OccasionState.FULL)
        room = seats(full)
        assert (room.left, room.waiting) == (0, 2)
        every_minute()
        assert seats(full) == room
        assert not OutgoingEmail.objects.exists()

    def test_two_events_have_registrations_in_several_languages(self):
        registrations = Registration.objects.all()
        assert len({each.occasion.event_key for each in registrations}) == 2
        assert {each.language for each in registrations} == {"sv", "en", "ar"}
        assert all(each.email.endswith(".example") and each.name for each in registrations)

    def test_a_partners_correction_waits_and_nobody_got_e_mail_about_it(self):
        correction = Correction.objects.get(decided_at=None)
        link = correction.link
        values = {each.name: each for each in values_of(link.page, link.organisation)}
        proposed = list(correction.fields.all())
        assert [values[each.name].text == each.old for each in proposed] == [True] * 3
        assert all(values[each.name].written(each.new) == each.new for each in proposed)
        assert not OutgoingEmail.objects.filter(key__startswith="partnership").exists()

    def test_scale_adds_events_and_partnerships_that_editors_could_have_written(self):
        call_command("load_demo", scale=25, verbosity=0)
        events = EventPage.objects.filter(locale__language_code="sv")
        assert events.count() == 25
        assert all(page.all_occasions for page in events)
        assert all(row.calendar_entry for row in Occasion.objects.select_related("calendar_entry"))
        pages = PartnershipPage.objects.filter(locale__language_code="sv")
        assert pages.count() == 25
        for page in pages.order_by("-pk")[:5]:
            page.clean()
            for name in ROWS:
                for row in getattr(page, name).all():
                    row.full_clean()
        assert all(page.parties.count() >= 2 for page in pages)
        assert Intervention.objects.values("name").distinct().count() > 20
        assert Contribution.objects.filter(kind="in_kind", amount=None).exists()
        assert {page.state for page in pages} >= {"active", "ended"}
