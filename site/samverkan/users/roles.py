"""Who may do what: the roles of the house, as data.

``setup_roles`` makes a group of each. Permissions are named as strings, for instance
"feedback.handle_submission", so that a role can name what another room guards without this package
knowing the room.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from samverkan import languages

WITHHELD = frozenset({"wagtail_localize.submit_translation"})
"""Permissions that no role gets: this one alone would be enough to publish any page."""


class Tree(Enum):
    """A part of the page tree that a role has rights in."""

    EVERYTHING = auto()
    SOURCE = auto()
    """The home pages in Swedish and all below them."""
    TRANSLATIONS = auto()
    """The home pages in the other languages and all below them."""


@dataclass(frozen=True)
class Role:
    """One role.

    Attributes:
        name: the group's name in the admin, in Swedish.
        permissions: model permissions as ``app.codename``.
        pages: for each part of the tree, codenames of page permissions without ``_page``.
        collections: permissions on the root collection of images and documents.
        language: limits ``Tree.TRANSLATIONS`` to this language; empty for all.
        all_permissions: gets whatever the admin can grant, except what is withheld.
    """

    name: str
    permissions: tuple[str, ...] = ()
    pages: Mapping[Tree, tuple[str, ...]] = field(default_factory=dict)
    collections: tuple[str, ...] = ()
    language: str = ""
    all_permissions: bool = False


@dataclass(frozen=True)
class Approval:
    """A workflow in which one role approves what others submit in a part of the page tree."""

    workflow: str
    tree: Tree
    approver: str


EDITOR = "Redaktör"
PUBLISHER = "Publicist"
LANGUAGE_COORDINATOR = "Språksamordnare"
TRANSLATOR_PREFIX = "Översättare – "
HANDLER = "Handläggare"
FEEDBACK_MANAGER = "Återkopplingsansvarig"
EVENT_MANAGER = "Evenemangsansvarig"
ADMINISTRATOR = "Administratör"

ACCESS = "wagtailadmin.access_admin"
WRITE = ("add", "change")
PUBLISH = (*WRITE, "publish", "lock", "unlock", "bulk_delete")
UPLOAD = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
LIBRARY = (
    *UPLOAD,
    "wagtailimages.change_image",
    "wagtailimages.delete_image",
    "wagtaildocs.change_document",
    "wagtaildocs.delete_document",
)
COLLECTIONS = (
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)


def every(model: str, *actions: str) -> tuple[str, ...]:
    """The permissions for actions on a model: ``every("pages.topic", "add")``."""
    app, name = model.split(".")
    return tuple(f"{app}.{action}_{name}" for action in actions)


ROLES = (
    Role(
        EDITOR,
        permissions=(
            ACCESS,
            *every("events.place", "add", "change"),
            *every("organisations.organisation", "add", "change"),
        ),
        pages={Tree.SOURCE: WRITE},
        collections=UPLOAD,
    ),
    Role(
        PUBLISHER,
        permissions=(
            ACCESS,
            *every("pages.topic", "add", "change", "delete"),
            *every("shell.menu", "add", "change", "delete"),
            "shell.change_emergencybanner",
            *every("wagtailredirects.redirect", "add", "change", "delete"),
            *every("events.place", "add", "change"),
            *every("events.eventkind", "add", "change", "delete"),
            *every("events.audience", "add", "change", "delete"),
            "events.view_eventproposal",
            *every("partnerships.targetgroup", "add", "change", "delete"),
            *every("partnerships.need", "add", "change", "delete"),
            *every("contacts.person", "change"),
            *every("contacts.unit", "change"),
            *every("contacts.role", "add", "change", "delete"),
            *every("organisations.organisation", "add", "change", "delete"),
        ),
        pages={Tree.SOURCE: PUBLISH},
        collections=LIBRARY,
    ),
    Role(
        LANGUAGE_COORDINATOR,
        permissions=(
            ACCESS,
            *every("pages.topic", "add", "change"),
            *every("contacts.role", "add", "change"),
            *every("shell.menu", "add", "change"),
        ),
        pages={Tree.TRANSLATIONS: PUBLISH},
        collections=UPLOAD,
    ),
    Role(HANDLER, permissions=(ACCESS, "feedback.handle_submission")),
    Role(
        FEEDBACK_MANAGER,
        permissions=(
            ACCESS,
            "feedback.handle_submission",
            "feedback.handle_all_submissions",
            "feedback.export_submissions",
            "feedback.change_feedbacksettings",
            "outbox.view_outgoingemail",
            "outbox.change_outgoingemail",
            *every("feedback.routingrule", "add", "change", "delete"),
            *every("contacts.person", "add", "change", "delete"),
            *every("contacts.unit", "add", "change", "delete"),
            *every("contacts.role", "add", "change", "delete"),
            "contacts.manage_teams",
        ),
    ),
    Role(
        EVENT_MANAGER,
        permissions=(
            ACCESS,
            "events.manage_registrations",
            "events.view_eventproposal",
            *every("events.place", "add", "change", "delete"),
            *every("events.eventkind", "add", "change", "delete"),
            *every("events.audience", "add", "change", "delete"),
        ),
    ),
    Role(
        ADMINISTRATOR,
        pages={Tree.EVERYTHING: PUBLISH},
        collections=(*LIBRARY, *COLLECTIONS),
        all_permissions=True,
    ),
)

APPROVALS = (
    Approval("Granskning", Tree.SOURCE, PUBLISHER),
    Approval("Granskning av översättning", Tree.TRANSLATIONS, LANGUAGE_COORDINATOR),
)


def translator(code: str) -> Role:
    """The role that writes in one language: ``Översättare – arabiska``."""
    return Role(
        f"{TRANSLATOR_PREFIX}{languages.get(code).swedish_name}",
        permissions=(ACCESS,),
        pages={Tree.TRANSLATIONS: WRITE},
        collections=UPLOAD,
        language=code,
    )


def roles_for(codes: list[str]) -> Iterator[Role]:
    """All roles of a site that publishes in these languages."""
    yield from ROLES
    for code in codes:
        if code != languages.SOURCE.code:
            yield translator(code)
