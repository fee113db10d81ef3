"""Who may open and do what in the admin: one table of every role and every kind of view."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from contacts.models import Unit
from feedback.models import RoutingRule, Submission
from samverkan.outbox.models import OutgoingEmail
from samverkan.pages.models import Topic
from samverkan.users.models import User
from samverkan.users.setup import set_up_roles
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    StandardPageFactory,
    SubmissionFactory,
    UnitFactory,
)

ROLES = {
    "R": "Redaktör",
    "P": "Publicist",
    "S": "Språksamordnare",
    "Ö": "Översättare – engelska",
    "H": "Handläggare",
    "h": "Handläggare",  # of another team
    "Å": "Återkopplingsansvarig",
    "E": "Evenemangsansvarig",
    "A": "Administratör",
    "-": "no role at all",
}

TABLE = """
pages: list                     R P S Ö . . . . A .
page: edit                      R P . . . . . . A .
page: add below                 R P . . . . . . A .
page: submit a draft            R P . . . . . . A .
page: publish                   . P . . . . . . A .
page: unpublish                 . P . . . . . . A .
page: delete                    . P . . . . . . A .
page: move                      . P . . . . . . A .
page: lock                      . P . . . . . . A .
page: history                   R P . . . . . . A .
page: privacy                   . P . . . . . . A .
english page: edit              . . S Ö . . . . A .
english page: publish           . . S . . . . . A .
english page: unpublish         . . S . . . . . A .
images: list                    R P S Ö . . . . A .
image: add                      R P S Ö . . . . A .
image: edit another's           . P . . . . . . A .
documents: list                 R P S Ö . . . . A .
document: add                   R P S Ö . . . . A .
document: edit another's        . P . . . . . . A .
collections: list               . . . . . . . . A .
topics: list                    . P S . . . . . A .
topic: add                      . P S . . . . . A .
topic: delete                   . P . . . . . . A .
menus: list                     . P S . . . . . A .
contact persons: list           . . . . . . Å . A .
contact person: add             . . . . . . Å . A .
units: list                     . . . . . . Å . A .
settings: site                  . . . . . . . . A .
settings: emergency banner      . P . . . . . . A .
settings: feedback              . . . . . . Å . A .
redirects: list                 . P . . . . . . A .
redirect: add                   . P . . . . . . A .
users: list                     . . . . . . . . A .
user: add                       . . . . . . . . A .
groups: list                    . . . . . . . . A .
sites: list                     . . . . . . . . A .
locales: list                   . . . . . . . . A .
workflows: list                 . . . . . . . . A .
report: site history            R P S Ö H h Å E A .
feedback: list                  . . . . H h Å . A .
feedback: results               . . . . H h Å . A .
feedback: download              . . . . . . Å . A .
submission: open                . . . . H . Å . A .
submission: page as it was      . . . . H . Å . A .
submission: take                . . . . H . Å . A .
submission: finish              . . . . H . Å . A .
submission: assign              . . . . H . Å . A .
submission: note                . . . . H . Å . A .
submission: reopen              . . . . H . Å . A .
submission: spam                . . . . H . Å . A .
submission: not spam            . . . . H . Å . A .
submission without team: open   . . . . . . Å . A .
routing rules: list             . . . . . . Å . A .
routing rule: add               . . . . . . Å . A .
routing rule: delete            . . . . . . Å . A .
outbox: list                    . . . . . . Å . A .
outbox: send again              . . . . . . Å . A .
localize: submit a page         . . . . . . . . . .
localize: submit a snippet      . . . . . . . . . .
localize: sync                  . . . . . . . . . .
localize: write a segment       . . S Ö . . . . A .
localize: replace a link        . . S Ö . . . . A .
localize: download PO           . . S Ö . . . . A .
localize: upload PO             . . S Ö . . . . A .
localize: preview               . . S Ö . . . . A .
localize: stop                  . . S Ö . . . . A .
localize: turn into alias       . . S . . . . . A .
localize: report                R P S Ö . . . . A .
"""


@dataclass
class World:
    """The smallest site with one of everything."""

    home: Page
    page: Page
    draft: Page
    english: Page
    translation: Translation
    topic: Topic
    image: Any
    document: Any
    unit: Unit
    submission: Submission
    unrouted: Submission
    rule: RoutingRule
    colleague: User
    email: OutgoingEmail
    site: Site = field(default_factory=lambda: Site.objects.get(is_default_site=True))


def expected() -> dict[str, set[str]]:
    """For each row of the table the letters of the roles that may."""
    rows = {}
    for line in TABLE.strip().splitlines():
        name, marks = line[:32].strip(), line[32:].split()
        assert [mark for mark in marks if mark != "."] == [
            letter for letter, mark in zip(ROLES, marks, strict=True) if mark == letter
        ], line
        rows[name] = set(marks) - {"."}
    return rows


@pytest.fixture
def world(home, locales, staff, django_capture_on_commit_callbacks) -> World:
    link = '<p data-block-key="a"><a href="https://sjoby.example/">Sjöby</a></p>'
    page = StandardPageFactory(parent=home, title="Bibliotek", body=[("text", link)])
    page.save_revision().publish()
    draft = StandardPageFactory(parent=home, title="Utkast", live=False)
    draft.save_revision()
    home.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        for source_page in (home, Page.objects.get(pk=page.pk).specific):
            source, _made = TranslationSource.get_or_create_from_instance(source_page)
            translation = Translation.objects.create(source=source, target_locale=locales["en"])
            translation.save_target(publish=True)
    set_up_roles()
    page.refresh_from_db()
    unit = UnitFactory(name="Biblioteket")
    return World(
        home=home,
        page=page,
        draft=draft,
        english=translation.get_target_instance(),
        translation=translation,
        topic=Topic.objects.create(name="Barn", slug="barn", locale=locales["sv"]),
        image=ImageFactory(),
        document=DocumentFactory(),
        unit=unit,
        submission=SubmissionFactory(team=unit, page=page, revision=page.live_revision),
        unrouted=SubmissionFactory(team=None),
        rule=RoutingRule.objects.create(section=home, unit=unit),
        colleague=staff("Handläggare", unit=unit),
        email=OutgoingEmail.objects.create(
            key="prov", recipient="bo@sjoby.example", state=OutgoingEmail.State.FAILED
        ),
    )


Row = Callable[[Client, World], Any]


def get(name: str, *path: str, **query: str) -> Row:
    """Open a view; ``path`` names attributes of the world whose keys are its arguments."""
    return lambda client, world: client.get(url(world, name, *path), query)


def post(name: str, *path: str, **data: Any) -> Row:
    """Post to a view; a callable in the data gets the world."""

    def row(client: Client, world: World) -> Any:
        values = {k: v(world) if callable(v) else v for k, v in data.items()}
        return client.post(url(world, name, *path), values)

    return row


def put(name: str, segment: Callable[[World], Any], value: str) -> Row:
    """Write a segment, as wagtail-localize's script does."""

    def row(client: Client, world: World) -> Any:
        address = reverse(
            f"wagtail_localize:{name}", args=[world.translation.pk, segment(world).pk]
        )
        return client.put(address, f"value={value}", "application/x-www-form-urlencoded")

    return row


def url(world: World, name: str, *path: str) -> str:
    """The address; an argument that the world does not have stands for itself."""
    arguments = [getattr(world, part).pk if hasattr(world, part) else part for part in path]
    return reverse(name, args=arguments)


def publish(client: Client, world: World) -> bool:
    """Whether the draft goes live with Wagtail's bulk action."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={world.draft.pk}")
    return Page.objects.get(pk=world.draft.pk).live


def submit(client: Client, world: World) -> bool:
    """Whether an edit reaches a revision. The rest of the form is what the editor shows."""
    before = world.draft.revisions.count()
    data = {
        "title": "Nytt",
        "slug": world.draft.slug,
        "body-count": 0,
        "page_contacts-TOTAL_FORMS": 0,
        "page_contacts-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-submit": "1",
    }
    client.post(reverse("wagtailadmin_pages:edit", args=[world.draft.pk]), data)
    return world.draft.revisions.count() > before


def publish_translation(client: Client, world: World) -> bool:
    """Whether wagtail-localize's publish button makes a revision."""
    before = world.english.revisions.count()
    client.post(reverse("wagtailadmin_pages:edit", args=[world.english.pk]), {"action": "publish"})
    return world.english.revisions.count() > before


def upload_po(client: Client, world: World) -> Any:
    """Upload what could have been downloaded."""
    content = str(world.translation.export_po()).encode()
    address = reverse("wagtail_localize:upload_pofile", args=[world.translation.pk])
    return client.post(
        address, {"file": ContentFile(content, name="en.po"), "next": "/admin/pages/"}
    )


def step(name: str, **data: Any) -> Row:
    """A step in the inbox."""
    return post(f"feedback_inbox:{name}", "submission", seen=0, **data)


ROWS: dict[str, Row] = {
    "pages: list": get("wagtailadmin_explore_root"),
    "page: edit": get("wagtailadmin_pages:edit", "page"),
    "page: add below": get("wagtailadmin_pages:add", "pages", "standardpage", "home"),
    "page: submit a draft": submit,
    "page: publish": publish,
    "page: unpublish": post("wagtailadmin_pages:unpublish", "page"),
    "page: delete": post("wagtailadmin_pages:delete", "page", next="/admin/pages/"),
    "page: move": get("wagtailadmin_pages:move", "page"),
    "page: lock": post("wagtailadmin_pages:lock", "page", next="/admin/pages/"),
    "page: history": get("wagtailadmin_pages:history", "page"),
    "page: privacy": get("wagtailadmin_pages:set_privacy", "page"),
    "english page: edit": get("wagtailadmin_pages:edit", "english"),
    "english page: publish": publish_translation,
    "english page: unpublish": post("wagtailadmin_pages:unpublish", "english"),
    "images: list": get("wagtailimages:index"),
    "image: add": get("wagtailimages:add"),
    "image: edit another's": get("wagtailimages:edit", "image"),
    "documents: list": get("wagtaildocs:index"),
    "document: add": get("wagtaildocs:add"),
    "document: edit another's": get("wagtaildocs:edit", "document"),
    "collections: list": get("wagtailadmin_collections:index"),
    "topics: list": get("wagtailsnippets_pages_topic:list"),
    "topic: add": get("wagtailsnippets_pages_topic:add"),
    "topic: delete": post("wagtailsnippets_pages_topic:delete", "topic"),
    "menus: list": get("wagtailsnippets_shell_menu:list"),
    "contact persons: list": get("wagtailsnippets_contacts_person:list"),
    "contact person: add": get("wagtailsnippets_contacts_person:add"),
    "units: list": get("wagtailsnippets_contacts_unit:list"),
    "settings: site": get("wagtailsettings:edit", "shell", "sitesettings", "site"),
    "settings: emergency banner": get("wagtailsettings:edit", "shell", "emergencybanner", "site"),
    "settings: feedback": get("wagtailsettings:edit", "feedback", "feedbacksettings", "site"),
    "redirects: list": get("wagtailredirects:index"),
    "redirect: add": get("wagtailredirects:add"),
    "users: list": get("wagtailusers_users:index"),
    "user: add": get("wagtailusers_users:add"),
    "groups: list": get("wagtailusers_groups:index"),
    "sites: list": get("wagtailsites:index"),
    "locales: list": get("wagtaillocales:index"),
    "workflows: list": get("wagtailadmin_workflows:index"),
    "report: site history": get("wagtailadmin_reports:site_history"),
    "feedback: list": get("feedback_inbox:index"),
    "feedback: results": get("feedback_inbox:index_results"),
    "feedback: download": get("feedback_inbox:index", export="csv"),
    "submission: open": get("feedback_inbox:detail", "submission"),
    "submission: page as it was": get("feedback_inbox:page_as_was", "submission"),
    "submission: take": step("take"),
    "submission: finish": step("finish", outcome="Rättat"),
    "submission: assign": step("assign", handler=lambda world: world.colleague.pk),
    "submission: note": step("note", text="Väntar"),
    "submission: reopen": step("reopen"),
    "submission: spam": step("spam"),
    "submission: not spam": step("not-spam"),
    "submission without team: open": get("feedback_inbox:detail", "unrouted"),
    "routing rules: list": get("feedback_rules:index"),
    "routing rule: add": post("feedback_rules:add", unit=lambda world: world.unit.pk),
    "routing rule: delete": post("feedback_rules:delete", "rule"),
    "outbox: list": get("outbox:index"),
    "outbox: send again": get("outbox:send_again", "email"),
    "localize: submit a page": get("wagtail_localize:submit_page_translation", "page"),
    "localize: submit a snippet": get(
        "wagtail_localize:submit_snippet_translation", "pages", "topic", "topic"
    ),
    "localize: sync": lambda client, world: client.post(
        reverse("wagtail_localize:update_translations", args=[world.translation.source_id])
    ),
    "localize: write a segment": put(
        "edit_string_translation",
        lambda world: StringSegment.objects.get(
            source=world.translation.source, context__path="title"
        ),
        "Library",
    ),
    "localize: replace a link": put(
        "edit_override",
        lambda world: OverridableSegment.objects.get(
            source=world.translation.source, context__path__contains="https"
        ),
        "https://sjoby.example/en/",
    ),
    "localize: download PO": get("wagtail_localize:download_pofile", "translation"),
    "localize: upload PO": upload_po,
    "localize: preview": get("wagtail_localize:preview_translation", "translation"),
    "localize: stop": post(
        "wagtail_localize:stop_translation", "translation", next="/admin/pages/"
    ),
    "localize: turn into alias": get("wagtail_localize:convert_to_alias", "english"),
    "localize: report": get("wagtail_localize:translations_report"),
}

REFUSALS = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}


def is_allowed(answer: Any) -> bool:
    """Whether the answer is what was asked for and not the way out.

    The admin answers a refusal with its first page and a message, strangers with the log-in.
    """
    if isinstance(answer, bool):
        return answer
    assert answer.status_code in {200, 201, 302, 403, 409}, answer.status_code
    target = answer.headers.get("Location", "").split("?")[0]
    return answer.status_code != 403 and target not in REFUSALS


def test_the_table_and_the_rows_name_the_same_views():
    assert list(expected()) == list(ROWS)


@pytest.mark.parametrize("letter", ROLES)
def test_a_role_may_do_what_the_table_says(client, staff, world, letter):
    other_team = UnitFactory() if letter == "h" else world.unit
    client.force_login(staff(ROLES[letter], unit=other_team))
    allowed = set()
    for name, row in ROWS.items():
        with transaction.atomic():
            if is_allowed(row(client, world)):
                allowed.add(name)
            transaction.set_rollback(True)
    should = {name for name, letters in expected().items() if letter in letters}
    assert allowed == should


def test_strangers_are_sent_to_the_log_in(client, world):
    for name, row in ROWS.items():
        assert not is_allowed(row(client, world)), name
