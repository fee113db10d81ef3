"""Ways to open a view or to post to it, as rows of the table use them."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import Registration
from feedback.models import Submission
from tests.roles.world import World

Row = Callable[[Client, World], Any]


def get(name: str, /, *path: str, **query: str) -> Row:
    """Open a view; ``path`` names attributes of the world whose keys are its arguments."""
    return lambda client, world: client.get(url(world, name, *path), query)


def post(name: str, /, *path: str, **data: Any) -> Row:
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


def changes(row: Row, what: Callable[[World], Any]) -> Row:
    """Whether the row changes what the database says of something."""

    def changed(client: Client, world: World) -> bool:
        before = what(world)
        row(client, world)
        return bool(what(world) != before)

    return changed


def step(name: str, about: str = "submission", state: str = "new", **data: Any) -> Row:
    """Whether a step in the inbox is taken.

    Args:
        name: the step.
        about: which submission of the world.
        state: the state, or the box "spam", that the submission is in before.
        data: what is filled in.
    """

    def events(world: World) -> int:
        return getattr(world, about).events.count()

    taken = changes(post(f"feedback_inbox:{name}", about, seen=0, **data), events)

    def prepared(client: Client, world: World) -> Any:
        field = "box" if state == "spam" else "state"
        Submission.objects.update(**{field: state})
        return taken(client, world)

    return prepared


def desk_step(name: str, occasion: Callable[[World], Any] | None = None, **before: Any) -> Row:
    """Whether a step with a registration is taken.

    Args:
        name: the step.
        occasion: what is filled in, where the step asks for one.
        before: what the registration is like before.
    """
    filled = {"occasion": occasion} if occasion else {}
    taken = changes(
        post(f"registrations:{name}", "registration", seen=0, **filled),
        lambda world: world.registration.log.count(),
    )

    def prepared(client: Client, world: World) -> Any:
        Registration.objects.update(**before or {"state": "registered"})
        return taken(client, world)

    return prepared


def count(model: type[Model], **only: Any) -> Callable[[World], int]:
    """How many there are, for ``changes``."""
    return lambda world: model._default_manager.filter(**only).count()


def value(model: type[Model], name: str) -> Callable[[World], list[Any]]:
    """What a field of all rows says, for ``changes``."""
    return lambda world: list(model._default_manager.order_by("pk").values_list(name, flat=True))
