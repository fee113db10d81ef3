"""Dates and times as people write them in the reader's language."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def timestamp(moment: datetime) -> SafeString:
    """A ``<time>`` such as "9 mars 2026 klockan 10.15", in Swedish time."""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(),
        formats.date_format(local, "DATETIME_FORMAT"),
    )
