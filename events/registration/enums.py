"""The words that registrations are sorted by."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MANAGE = "events.manage_registrations"
"""The permission to see and change who has registered."""


class State(TextChoices):
    """Where a registration stands."""

    UNCONFIRMED = "unconfirmed", pgettext_lazy("registration", "Not confirmed")
    REGISTERED = "registered", pgettext_lazy("registration", "Registered")
    WAITING = "waiting", pgettext_lazy("registration", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("registration", "Offered a place")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")


class Ending(TextChoices):
    """Who ended a registration, or why it ended."""

    SELF = "self", _("By the person")
    STAFF = "staff", _("By staff")
    DECLINED = "declined", _("The offered place was declined")
    LAPSED = "lapsed", _("The offered place was not accepted in time")
    UNCONFIRMED = "unconfirmed", _("The e-mail address was not confirmed in time")


class LogKind(TextChoices):
    """What can happen to a registration, as its log tells it."""

    RECEIVED = "received", _("Received, waits for confirmation")
    REGISTERED = "registered", _("Got a place")
    WAITING = "waiting", _("Put on the waiting list")
    OFFERED = "offered", _("Was offered a place")
    ACCEPTED = "accepted", _("Accepted the place")
    DECLINED = "declined", _("Declined the place")
    OFFER_LAPSED = "offer_lapsed", _("Did not accept the place in time")
    UNCONFIRMED = "unconfirmed", _("Did not confirm in time")
    CANCELLED = "cancelled", _("Cancelled")
    LEFT = "left", _("Left the waiting list")
    RESIZED = "resized", _("Number of people changed")
    ANSWERED = "answered", _("Answers changed")
    MOVED = "moved", _("Moved to another occasion")
    ASKED_AGAIN = "asked_again", _("Asked for the link again")
    REMINDED = "reminded", _("Reminded")
    THANKED = "thanked", _("Thanked")
    ATTENDED = "attended", _("Marked as present")
    ABSENT = "absent", _("Marked as absent")
    UNMARKED = "unmarked", _("Mark of attendance taken away")
    TOLD_CHANGE = "told_change", _("Told that the occasion has changed")
    TOLD_CANCELLED = "told_cancelled", _("Told that the occasion is cancelled")
    MESSAGE = "message", _("Got a message from the organiser")
    PURGED = "purged", _("Answers erased")


class LetterKind(TextChoices):
    """The e-mail that people get about a registration."""

    CONFIRM = "confirm", _("Please confirm")
    CONFIRMED = "confirmed", _("Registered")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A place is offered")
    LAPSED = "lapsed", _("The offer has lapsed")
    REMINDER = "reminder", _("Reminder")
    CHANGED = "changed", _("The occasion has changed")
    CALLED_OFF = "called_off", _("The occasion is cancelled")
    CANCELLED = "cancelled", _("The registration is cancelled")
    AGAIN = "again", _("The link again")
    THANKS = "thanks", _("Thanks, with the material")


class AnswerKind(TextChoices):
    """What sort of question an answer answers."""

    NAME = "name", _("Name")
    EMAIL = "email", _("E-mail")
    ORGANISATION = "organisation", _("Organisation")
    PHONE = "phone", _("Telephone")
    FOOD = "food", _("Allergies and food")
    ACCESS = "access", _("What you need for taking part")
    TEXT = "text", _("Text")
    CHOICE = "choice", _("Choice")
    TICK = "tick", _("Tick")


KNOWN = (
    AnswerKind.NAME,
    AnswerKind.EMAIL,
    AnswerKind.ORGANISATION,
    AnswerKind.PHONE,
    AnswerKind.FOOD,
    AnswerKind.ACCESS,
)
"""What the platform knows how to ask for, in every language."""


class Refusal(TextChoices):
    """Why somebody cannot register, or cannot do what they ask for."""

    NO_REGISTRATION = "no_registration", _("There is no registration to this event here.")
    NOT_OPEN = "not_open", _("Registration has not opened yet.")
    CLOSED = "closed", _("Registration has closed.")
    PAST = "past", _("The occasion has begun or is over.")
    CANCELLED = "cancelled", _("The occasion is cancelled.")
    POSTPONED = "postponed", _("The occasion is postponed, and there is no new date yet.")
    FULL = "full", _("All places are taken, and so is the waiting list.")
    TOO_MANY = "too_many", _("There are not that many places left.")
    ALREADY = "already", _("Somebody has registered with this e-mail address already.")
    GONE = "gone", _("This is no longer possible: the registration has changed meanwhile.")
