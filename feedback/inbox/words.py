"""Feedback in the words that staff read."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.enums import EventKind
from feedback.models import Event, Submission
from samverkan.public_forms.suspicion import Suspicion

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_HAPPENED: "dict[str, StrPromise]" = {
    EventKind.DETAILED: gettext_lazy("The resident added details %(when)s."),
    EventKind.TAKEN: gettext_lazy("%(who)s took it %(when)s."),
    EventKind.ASSIGNED: gettext_lazy("%(who)s assigned it to %(note)s %(when)s."),
    EventKind.MOVED: gettext_lazy("%(who)s moved it to the team %(note)s %(when)s."),
    EventKind.NOTED: gettext_lazy("%(who)s wrote a note %(when)s: %(note)s"),
    EventKind.DONE: gettext_lazy("%(who)s marked it as done %(when)s: %(note)s"),
    EventKind.REOPENED: gettext_lazy("%(who)s opened it again %(when)s."),
    EventKind.MARKED_SPAM: gettext_lazy("%(who)s marked it as spam %(when)s."),
    EventKind.UNMARKED_SPAM: gettext_lazy("%(who)s moved it to the inbox %(when)s."),
}

_OTHER_KINDS = {
    "search": gettext_lazy("Search results"),
    "not_found": gettext_lazy("Page that was not found"),
}


def happened(event: Event) -> str:
    """One sentence about an event: "Anna Ek tog ärendet 10.15."."""
    facts = {
        "who": str(event.user) if event.user else _("The system"),
        "when": moment(event),
        "note": event.note,
    }
    sentence = _HAPPENED.get(event.kind)
    if sentence:
        return str(sentence) % facts
    return f"{event.get_kind_display()} {facts['when']}."


def moment(event: Event) -> str:
    """The time of an event that happened today, date and time of an older one."""
    at = timezone.localtime(event.at)
    if at.date() == timezone.localdate():
        return str(time_format(at))
    return str(date_format(at, "SHORT_DATETIME_FORMAT"))


def suspicions(submission: Submission) -> list[str]:
    """Why it lies in the suspect box; a code that is no longer known stands as it is."""
    known = dict(Suspicion.choices)
    return [str(known.get(code, code)) for code in submission.suspicions]


def page_kind(submission: Submission) -> str:
    """What kind of page it was: "Nyhetsartikel", "Sökresultat"."""
    if label := _OTHER_KINDS.get(submission.page_kind):
        return str(label)
    try:
        model = apps.get_model(submission.page_kind)
    except (LookupError, ValueError):
        return _("Other page")
    return capfirst(str(model._meta.verbose_name))


def title(submission: Submission) -> str:
    """What the submission is about: the page's title, or the kind of page where it has none.

    The title of a page that stands there is told only where ``permissions.with_page_shown_to`` says
    so. That of a deleted page was public when the answer was given.
    """
    if hides_page(submission):
        return page_kind(submission)
    if submission.page_title or submission.page is None:
        return submission.page_title or page_kind(submission)
    return submission.page.title


def hides_page(submission: Submission) -> bool:
    """Whether there is a page that whoever asks may not see."""
    return bool(submission.page_id) and not getattr(submission, "page_is_shown", False)
