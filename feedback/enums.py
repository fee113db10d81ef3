"""The words that feedback is sorted by."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """The answer to "Var det här informationen du sökte?"."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class ContactWish(TextChoices):
    """How the resident wants to be contacted."""

    EMAIL = "email", _("By e-mail")
    PHONE = "phone", _("By telephone")
    NONE = "none", _("I do not want to be contacted")


class State(TextChoices):
    """How far the staff have come."""

    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")


class Box(TextChoices):
    """Where a submission lies. Nothing is dropped: what looks like spam is kept apart, visibly."""

    INBOX = "inbox", _("Inbox")
    SUSPECT = "suspect", _("Suspect")
    SPAM = "spam", _("Spam")


class EventKind(TextChoices):
    """What can happen to a submission, as its history tells it."""

    RECEIVED = "received", _("Received")
    DETAILED = "detailed", _("Details added by the resident")
    TAKEN = "taken", _("Taken")
    ASSIGNED = "assigned", _("Assigned")
    MOVED = "moved", _("Moved to another team")
    NOTED = "noted", _("Note")
    DONE = "done", _("Done")
    REOPENED = "reopened", _("Opened again")
    MARKED_SPAM = "marked_spam", _("Marked as spam")
    UNMARKED_SPAM = "unmarked_spam", _("No longer marked as spam")
