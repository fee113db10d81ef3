"""wagtail-localize cannot be used around rights, locks and workflows."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.wagtail_hooks import register_admin_urls as localize_urls

from samverkan.pages.models import Topic
from samverkan.users.setup import set_up_roles
from tests.conftest import set_up_site
from tests.factories import StandardPageFactory
from translation.guards import CHECKS
from translation.links import is_allowed, scheme_of

HOME = reverse("wagtailadmin_home")
LINK = '<p data-block-key="a">Se <a href="https://sjoby.example/">vår sida</a>.</p>'


def translate(page, locale):
    """A live translation of a live page, as wagtail-localize makes it."""
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=True)
    return translation


@pytest.fixture(scope="module")
def library(module_db):
    """A live Swedish page with its translation into Arabic, and the groups of all roles."""
    home, arabic = set_up_site(), Locale.objects.get(language_code="ar")
    page = StandardPageFactory(parent=home, title="Bibliotek", body=[("text", LINK)])
    page.save_revision().publish()
    home.save_revision().publish()
    with TestCase.captureOnCommitCallbacks(execute=True):
        translate(home, arabic)
        translate(Page.objects.get(pk=page.pk).specific, arabic)
    set_up_roles()
    return page


@pytest.fixture
def arabic(library, db):
    """The translation of the page."""
    return Translation.objects.get(source__object_id=library.translation_key)


@pytest.fixture
def target(arabic):
    return Page.objects.get(pk=arabic.get_target_instance().pk)


@pytest.fixture
def log_in(client, staff):
    """Logs a user with these roles in; ``submit`` adds the permission that nobody should have."""

    def make(*roles, submit=False):
        user = staff(*roles)
        if submit:
            user.user_permissions.add(
                Permission.objects.get(
                    content_type__app_label="wagtail_localize", codename="submit_translation"
                )
            )
        client.force_login(user)
        return user

    return make


def localize(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


def refused(response):
    """Whether the admin sent the user to its first page, or a script got 403."""
    return response.status_code == 403 or response.headers.get("Location") == HOME


def test_every_view_of_wagtail_localize_has_its_check():
    names = {pattern.name for resolver in localize_urls() for pattern in resolver.url_patterns}
    assert names == set(CHECKS)


class TestSubmittingAndSyncing:
    @pytest.mark.parametrize("role", ["Handläggare", "Översättare – arabiska"])
    def test_the_permission_alone_translates_and_publishes_nothing(
        self, client, log_in, arabic, locales, role
    ):
        log_in(role, submit=True)
        page = arabic.source.get_source_instance()
        url = localize("submit_page_translation", page.pk)
        assert refused(client.post(url, {"locales": [locales["en"].pk]}))
        assert not Page.objects.filter(locale=locales["en"], title="Bibliotek").exists()
        url = localize("update_translations", arabic.source.pk)
        assert refused(client.post(url, {"publish_translations": "on"}))

    def test_a_submission_needs_the_right_to_add_in_each_language(
        self, client, log_in, arabic, locales
    ):
        log_in("Redaktör", submit=True)
        url = localize("submit_page_translation", arabic.source.get_source_instance().pk)
        assert client.get(url).status_code == 200
        assert refused(client.post(url, {"locales": [locales["en"].pk]}))

    def test_whoever_may_edit_source_and_target_can_submit(self, client, log_in, arabic, locales):
        home = arabic.source.get_source_instance().get_parent()
        translate(home.specific, locales["en"])
        set_up_roles()
        log_in("Redaktör", "Översättare – engelska", submit=True)
        url = localize("submit_page_translation", arabic.source.get_source_instance().pk)
        client.post(url, {"locales": [locales["en"].pk]})
        assert Page.objects.get(locale=locales["en"], slug="bibliotek").live is False

    def test_syncing_publishes_only_for_whoever_may_publish_each_target(
        self, client, log_in, arabic
    ):
        log_in("Redaktör", "Översättare – arabiska", submit=True)
        url = localize("update_translations", arabic.source.pk)
        assert refused(client.post(url, {"publish_translations": "on"}))
        assert not refused(client.post(url, {}))

    def test_a_snippet_needs_the_rights_to_its_kind(self, client, log_in, arabic, locales):
        topic = Topic.objects.create(name="Barn", slug="barn", locale=locales["sv"])
        url = localize("submit_snippet_translation", "pages", "topic", topic.pk)
        log_in("Redaktör", submit=True)
        assert refused(client.post(url, {"locales": [locales["en"].pk]}))
        log_in("Publicist", submit=True)
        assert not refused(client.post(url, {"locales": [locales["en"].pk]}))
        assert Topic.objects.filter(locale=locales["en"]).exists()


class TestThePublishButton:
    def publish(self, client, target):
        url = reverse("wagtailadmin_pages:edit", args=[target.pk])
        response = client.post(url, {"action": "publish"})
        assert response.status_code == 302
        return response

    def revisions(self, target):
        return Page.objects.get(pk=target.pk).revisions.count()

    def test_is_refused_to_a_translator(self, client, log_in, target):
        log_in("Översättare – arabiska")
        before = self.revisions(target)
        self.publish(client, target)
        assert self.revisions(target) == before

    def test_is_refused_while_somebody_else_has_locked_the_page(
        self, client, log_in, target, staff
    ):
        log_in("Språksamordnare")
        Page.objects.filter(pk=target.pk).update(locked=True, locked_by=staff("Publicist"))
        before = self.revisions(target)
        self.publish(client, target)
        assert self.revisions(target) == before

    def test_is_refused_while_the_page_is_in_review(self, client, log_in, target, staff):
        user = log_in("Språksamordnare")
        page = target.specific
        page.save_revision(user=user)
        page.get_workflow().start(page, user)
        before = self.revisions(target)
        self.publish(client, target)
        assert self.revisions(target) == before

    def test_works_for_a_language_coordinator(
        self, client, log_in, target, django_capture_on_commit_callbacks
    ):
        log_in("Språksamordnare")
        before = self.revisions(target)
        with django_capture_on_commit_callbacks(execute=True):
            self.publish(client, target)
        assert self.revisions(target) == before + 1


class TestSegments:
    def put(self, client, url, value):
        return client.put(url, f"value={value}", content_type="application/x-www-form-urlencoded")

    @pytest.fixture
    def string_url(self, arabic):
        segment = StringSegment.objects.get(source=arabic.source, context__path="title")
        return localize("edit_string_translation", arabic.pk, segment.pk)

    @pytest.fixture
    def link_url(self, arabic):
        segment = OverridableSegment.objects.get(
            source=arabic.source, context__path__contains="https://sjoby.example/"
        )
        return localize("edit_override", arabic.pk, segment.pk)

    def test_a_translator_writes_the_own_language(self, client, log_in, string_url):
        log_in("Översättare – arabiska")
        assert self.put(client, string_url, "مكتبة").status_code == 201

    @pytest.mark.parametrize("role", ["Översättare – engelska", "Redaktör", "Handläggare"])
    def test_nobody_else_does(self, client, log_in, string_url, link_url, role):
        log_in(role)
        assert self.put(client, string_url, "x").status_code == 403
        assert self.put(client, link_url, "https://x.example").status_code == 403
        assert not StringTranslation.objects.exists()

    def test_a_page_that_somebody_else_has_locked_is_not_written_to(
        self, client, log_in, string_url, target, staff
    ):
        log_in("Översättare – arabiska")
        Page.objects.filter(pk=target.pk).update(locked=True, locked_by=staff("Publicist"))
        assert self.put(client, string_url, "x").status_code == 403

    def test_a_link_can_lead_to_another_address(self, client, log_in, link_url):
        log_in("Översättare – arabiska")
        assert self.put(client, link_url, "https://sjoby.example/ar/").status_code == 201

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", " JaVa%09Script:alert(1)", "data:text/html,x", "ftp://x"]
    )
    def test_a_link_of_another_kind_is_refused_with_the_reason(
        self, client, log_in, link_url, address
    ):
        log_in("Översättare – arabiska")
        response = self.put(client, link_url, address)
        assert response.status_code == 400
        assert "mailto:" in response.json()["error"]
        assert not SegmentOverride.objects.exists()

    def test_a_translation_whose_page_was_deleted_is_not_found(
        self, client, log_in, string_url, target
    ):
        log_in("Administratör")
        Page.objects.filter(pk=target.pk).first().delete()
        assert self.put(client, string_url, "x").status_code in {403, 404}


class TestLinks:
    @pytest.mark.parametrize(
        "value",
        [
            "https://x.example",
            "HTTP://x.example",
            "mailto:a@b.example",
            "tel:+46",
            "/ar/",
            "#a",
            "",
        ],
    )
    def test_web_mail_telephone_and_own_addresses_may_replace_a_link(self, value):
        assert is_allowed(value, replaces_link=True)

    @pytest.mark.parametrize(
        "value", ["javascript:x", "\x01java\nscript:x", "\u200bdata:x", "vbscript:x"]
    )
    def test_what_runs_scripts_is_refused_everywhere(self, value):
        assert not is_allowed(value, replaces_link=False)

    def test_a_colon_in_ordinary_text_is_no_scheme_to_refuse(self):
        assert is_allowed("Obs: stängt", replaces_link=False)
        assert scheme_of("/sok/?q=10:15") == ""

    def test_values_that_are_not_text_pass(self):
        assert is_allowed(17, replaces_link=True)


class TestPoFiles:
    def upload(self, client, translation, content):
        file = SimpleUploadedFile("ar.po", content) if content is not None else None
        return client.post(
            localize("upload_pofile", translation.pk), {"file": file} if file else {}, follow=True
        )

    @pytest.mark.parametrize(
        "content",
        [
            b'msgid "a"\nmsgstr "b"\n',
            b"\xff\xfe\x00",
            b"",
            b"X-WagtailLocalize-TranslationID",
            b'msgid ""\nmsgstr ""\n"X-WagtailLocalize-TranslationID: x\\n"\n',
            None,
        ],
    )
    def test_a_file_that_cannot_be_used_gets_a_readable_error(
        self, client, log_in, arabic, content
    ):
        log_in("Översättare – arabiska")
        response = self.upload(client, arabic, content)
        assert response.status_code == 200
        assert [message.level_tag for message in response.context["messages"]] == ["error"]

    def test_a_file_that_is_too_large_is_refused(self, client, log_in, arabic):
        log_in("Översättare – arabiska")
        response = self.upload(client, arabic, b"#" * (2 * 1024 * 1024 + 1))
        assert [message.level_tag for message in response.context["messages"]] == ["error"]

    def test_the_file_that_was_downloaded_can_be_uploaded(self, client, log_in, arabic):
        log_in("Översättare – arabiska")
        content = client.get(localize("download_pofile", arabic.pk)).content
        filled = content.replace(
            b'msgid "Bibliotek"\nmsgstr ""', 'msgid "Bibliotek"\nmsgstr "مكتبة"'.encode()
        )
        assert filled != content
        response = self.upload(client, arabic, filled)
        assert [message.level_tag for message in response.context["messages"]] == ["success"]
        assert StringTranslation.objects.get().data == "مكتبة"

    def test_another_languages_translator_cannot_upload(self, client, log_in, arabic):
        log_in("Översättare – engelska")
        assert refused(client.post(localize("upload_pofile", arabic.pk), {}))


def test_the_report_on_translations_is_for_those_who_work_with_pages(client, log_in, arabic):
    log_in("Handläggare")
    assert refused(client.get(localize("translations_report")))
    log_in("Översättare – arabiska")
    assert client.get(localize("translations_report")).status_code == 200
