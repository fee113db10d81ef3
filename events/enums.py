"""Words that the room's records are marked with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(TextChoices):
    """How people take part."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    BOTH = "both", _("On site and online")


class OccasionState(TextChoices):
    """What has become of an occasion; whether readers see it at all is the page's matter."""

    PLANNED = "planned", pgettext_lazy("occasion", "Planned")
    POSTPONED = "postponed", pgettext_lazy("occasion", "Postponed")
    RESCHEDULED = "rescheduled", pgettext_lazy("occasion", "New time")
    CANCELLED = "cancelled", pgettext_lazy("occasion", "Cancelled")
    FULL = "full", pgettext_lazy("occasion", "Fully booked")


class Repeat(TextChoices):
    """How an occasion comes again."""

    NEVER = "", _("Does not repeat")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every other week")
    MONTHLY_BY_DATE = "monthly_by_date", _("Every month on the same date")
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday", _("Every month on the same weekday")


class RegistrationMode(TextChoices):
    """Whether and where people register."""

    NONE = "none", _("No registration needed")
    HERE = "here", _("Registration on this site")
    ELSEWHERE = "elsewhere", _("Registration on another site")


class Support(TextChoices):
    """What an event offers so that more people can take part."""

    SIGN_LANGUAGE = "sign_language", _("Swedish sign language interpreter")
    SPEECH_TO_TEXT = "speech_to_text", _("Speech-to-text interpreter")
    CAPTIONS = "captions", _("Captions")
    EASY_SWEDISH = "easy_swedish", _("Easy Swedish")
    INTERPRETER = "interpreter", _("Interpreter to other languages")
    CHILDCARE = "childcare", _("Childcare")
    RECORDED = "recorded", _("Recorded to watch afterwards")


class Period(TextChoices):
    """A time from now on that readers can ask for."""

    TODAY = "today", _("Today")
    WEEK = "week", _("This week")
    MONTH = "month", _("This month")
