"""Words that people, units and their hours are marked with."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Weekday(IntegerChoices):
    """Days of the week by Python's numbers."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class TelephoneKind(TextChoices):
    """What a further number is for."""

    MOBILE = "mobile", _("Mobile")
    DIRECT = "direct", _("Direct number")
    SWITCHBOARD = "switchboard", _("Switchboard")
    TEXT = "text", _("Text telephone")


class Reason(TextChoices):
    """Why a unit has other hours than usual; a closed list, so that it is in every language."""

    NONE = "", _("No reason is told")
    TRAINING = "training", _("Staff training")
    SEASON = "season", _("Season")
    BUILDING_WORK = "building", _("Building work")
    MOVING = "moving", _("We are moving")
    ILLNESS = "illness", _("Illness")
