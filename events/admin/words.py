"""Occasions and registrations in the words that staff read."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import LogEntry, Occasion, Registration
from samverkan import dates, languages


def language_code() -> str:
    """The language that the admin is read in."""
    return get_language() or languages.SOURCE.code


def when(occasion: Occasion) -> str:
    """The day of an occasion, and the time if it has one."""
    if occasion.all_day:
        return str(dates.write_date(occasion.start_day, language_code()))
    return str(dates.write_moment(timezone.localtime(occasion.starts_at), language_code()))


def called(registration: Registration) -> str:
    """What to call somebody: the name, else the address, else the reference number."""
    return registration.name or registration.email or registration.reference


def happened(entry: LogEntry) -> str:
    """One sentence about a line of the log: who, what and when."""
    who = str(entry.user) if entry.user else _("The system or the person")
    at = dates.write_moment(timezone.localtime(entry.at), language_code())
    note = f" ({entry.note})" if entry.note else ""
    return f"{who}: {entry.get_kind_display()}{note}, {at}."
