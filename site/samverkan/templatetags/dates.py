"""Dates, times and numbers as people write them in the reader's language."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samverkan import dates, languages

register = template.Library()


def active_code() -> str:
    """The language that is being written."""
    return get_language() or languages.SOURCE.code


@register.simple_tag
def timestamp(moment: datetime | None) -> SafeString | str:
    """A ``<time>`` such as "9 mars 2026 klockan 10.15", in Swedish time; nothing for no time."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        dates.write_moment(local, active_code()),
    )


@register.simple_tag
def datestamp(day: date | datetime | None) -> SafeString | str:
    """A ``<time>`` such as "9 mars 2026"; the Swedish day of a date with time; nothing for none."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), dates.write_date(day, active_code())
    )


@register.filter
def number(value: Any) -> Any:
    """A number with the thousands grouped as the reader's language does; other values unchanged."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return dates.write_number(value, active_code())
    return value


@register.filter
def unbroken(text: str) -> str:
    """What somebody has typed, with no line break within its numbers."""
    return dates.keep_together(text)
