"""Words, amounts and times of partnerships, as readers see them."""

from datetime import date
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from partnerships.enums import STATE_MEANS, TONES, Precision, State
from partnerships.wording import Words
from samverkan import dates
from samverkan.templatetags.blocks import rich_text
from samverkan.templatetags.dates import active_code, datestamp
from samverkan.templatetags.languages import lang_attrs

register = template.Library()

NO_BREAK = "\u00a0"


@register.simple_tag
def words(text: Words) -> SafeString | str:
    """A text of a row, marked with its language where that is not the page's."""
    if not text:
        return ""
    return format_html("<span{}>{}</span>", lang_attrs(text.code), dates.keep_together(text.text))


@register.simple_tag(takes_context=True)
def formatted(context: Context, source: str) -> SafeString:
    """A rich text of the page itself, with its links."""
    return rich_text(context, RichText(source))


@register.simple_tag
def kronor(amount: int) -> SafeString:
    """An amount such as "8 675 000 kr", in one piece in any direction of writing."""
    number = dates.write_number(amount, active_code())
    # Translators: an amount in Swedish kronor.
    written = _("%(number)s kr") % {"number": number}
    return format_html("<bdi>{}</bdi>", written.replace(" ", NO_BREAK))


@register.simple_tag
def figure(value: Any, unit: Words | None = None) -> SafeString:
    """A number with its unit: "74 %", "663 personer"."""
    number = dates.write_number(value.normalize() if value % 1 else int(value), active_code())
    if not unit:
        return format_html("<bdi>{}</bdi>", number)
    return format_html("<bdi>{}{}{}</bdi>", number, NO_BREAK, words(unit))


@register.simple_tag
def when(day: date, precision: str) -> SafeString:
    """A ``<time>`` as exactly as it is known: "2019", "Mars 2021", "9 mars 2026"."""
    if precision == Precision.YEAR:
        return format_html('<time datetime="{}">{}</time>', f"{day:%Y}", f"{day.year}")
    if precision == Precision.MONTH:
        month = dates.write_month(day.year, day.month, active_code())
        return format_html('<time datetime="{}">{}</time>', f"{day:%Y-%m}", month)
    return SafeString(datestamp(day))


@register.simple_tag
def period(first: date | None, last: date | None) -> SafeString | str:
    """From when until when, plainly; nothing where neither is known."""
    if first and last:
        return format_html(
            _("From {first} until {last}"), first=datestamp(first), last=datestamp(last)
        )
    if first:
        return format_html(_("From {first} until further notice"), first=datestamp(first))
    return format_html(_("Until {last}"), last=datestamp(last)) if last else ""


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """A mark with a partnership's state."""
    chosen = State(state)
    return format_html(
        '<span class="ds-tag" data-color="{}">{}</span>', TONES[chosen], chosen.label
    )


@register.filter
def means(state: str) -> Any:
    """What a state means."""
    return STATE_MEANS[State(state)]
