"""What is used cannot be deleted: says by what, before a record of the admin is deleted.

A foreign key with ``PROTECT`` keeps a record from being deleted, and Django raises an error for
whoever tries. Wagtail asks its index of references first, which is noted in the background and
does not stop a deletion of several records at once.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth import get_permission_codename
from django.db import router
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin import messages

MOST_NAMED = 5


def keep_what_is_used(request: HttpRequest, records: Sequence[Model]) -> HttpResponse | None:
    """Before one or several records are deleted: go back and tell what needs them, if anything."""
    if not records or not may_delete(request, records[0]):
        return None
    users = users_of(records)
    if not users:
        return None
    names = [str(user) for user in users[:MOST_NAMED]]
    if len(users) > MOST_NAMED:
        names.append("…")
    message = _("Nothing was deleted: %(what)s is still needed by %(users)s.")
    what = ", ".join(str(record) for record in records[:MOST_NAMED])
    messages.error(request, message % {"what": what, "users": ", ".join(names)})
    record: Any = records[0]
    return redirect(record.snippet_viewset.get_url_name("list"))


def may_delete(request: HttpRequest, record: Model) -> bool:
    """Whether the one who asks may delete such a record; the view itself refuses those who not."""
    meta = record._meta
    permission = f"{meta.app_label}.{get_permission_codename('delete', meta)}"
    return bool(request.user.has_perm(permission))


def users_of(records: Sequence[Model]) -> list[Model]:
    """What keeps any of the records from being deleted, each once: pages and other records."""
    collector = Collector(using=router.db_for_write(type(records[0])), origin=records[0])
    try:
        collector.collect(list(records))
    except ProtectedError as error:
        return owners(error.protected_objects)
    except RestrictedError as error:
        return owners(error.restricted_objects)
    return []


def owners(rows: Iterable[Any]) -> list[Model]:
    """The pages and records that rows are parts of, each once."""
    found: dict[tuple[type[Model], Any], Model] = {}
    for row in rows:
        owner = row
        while parent := next((f for f in owner._meta.fields if isinstance(f, ParentalKey)), None):
            owner = getattr(owner, parent.name)
        found.setdefault((type(owner), owner.pk), owner)
    return list(found.values())
