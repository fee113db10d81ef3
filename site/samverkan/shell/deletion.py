"""What the admin says when something cannot be deleted because something else needs it."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

NAMED = 5
"""The most things that the message names."""


def keep_what_is_needed(request: HttpRequest, objects: Sequence[Model]) -> HttpResponse | None:
    """Before snippets are deleted: say what still needs one of them, and delete none."""
    if not objects:
        return None
    try:
        Collector(using="default", origin=objects[0]).collect(objects)
    except ProtectedError as error:
        needing = sorted(
            f"{needs._meta.verbose_name} “{needs}”" for needs in error.protected_objects
        )
        message = _(
            "Nothing was deleted, because this still needs it: %(needing)s. Change it first."
        )
        messages.error(request, message % {"needing": ", ".join(needing[:NAMED])})
        viewset = objects[0].snippet_viewset  # type: ignore[attr-defined]
        return redirect(viewset.get_url_name("list"))
    return None
