"""Contacts of a page, and hours in the reader's words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from contacts import cards
from contacts.enums import Reason
from contacts.hours import Day, Hours, Spans, State, special_rows, state_at, week_rows
from contacts.languages import SIGN_LANGUAGE
from contacts.public_holidays import holiday_name
from samverkan import dates, languages
from samverkan.dates import STOCKHOLM
from samverkan.middleware import right_until
from samverkan.pages.base import BasePage
from samverkan.templatetags.dates import active_code
from samverkan.templatetags.languages import lang_attrs

register = template.Library()


@dataclass(frozen=True)
class OpenWords:
    """Whether it is open now, in words."""

    is_open: bool
    text: str


@dataclass(frozen=True)
class Row:
    """Days and their hours, in words.

    Attributes:
        spans: the hours; none where it is closed.
        why: the holiday, or why the hours are others than usual.
    """

    days: str
    times: str
    spans: Spans
    why: str = ""


@register.simple_tag
def contacts_of(page: BasePage) -> list[cards.PersonCard]:
    """The page's contact persons whom readers may turn to, in order."""
    return cards.people(contact.person_id for contact in page.page_contacts.all())


@register.simple_tag
def known_person(person: Any) -> cards.PersonCard | None:
    """What is shown of a person in a text about the past too; None for one who is hidden."""
    found = cards.known([person.pk]) if person else []
    return found[0] if found else None


@register.simple_tag
def vcard_url(card: cards.PersonCard | cards.UnitCard) -> str:
    """Where a contact is downloaded for an address book."""
    name = "contacts:person" if isinstance(card, cards.PersonCard) else "contacts:unit"
    return reverse(name, args=[card.pk])


@register.simple_tag
def spoken_attrs(code: str) -> SafeString | str:
    """``lang`` and ``dir`` for the name of a language that the site may not publish in."""
    if code in languages.BY_CODE or code == SIGN_LANGUAGE[0]:
        return lang_attrs(languages.SOURCE.code if code == SIGN_LANGUAGE[0] else code)
    if code == get_language():
        return ""
    direction = "rtl" if LANG_INFO.get(code, {}).get("bidi") else "ltr"
    return format_html(' lang="{}" dir="{}"', code, direction)


@register.simple_tag(takes_context=True)
def open_words(context: Context, hours: Hours) -> OpenWords:
    """Whether it is open now and until when; no cache keeps the page for longer than that."""
    now = timezone.now()
    state = state_at(hours, now)
    # An include with "only" keeps the request, but not as a variable.
    request = context.get("request") or getattr(context, "request", None)
    if request is not None:
        right_until(request, state.changes)
    return OpenWords(state.is_open, in_words(state, now.astimezone(STOCKHOLM).date()))


def in_words(state: State, today: date) -> str:
    """A state as a sentence: "Open now until 16.00"."""
    code = active_code()
    if state.is_open:
        if state.until is None:
            return _("Open now, around the clock")
        until = state.until.astimezone(STOCKHOLM)
        clock = dates.write_clock(until, code)
        if until.date() == today:
            return _("Open now until %(time)s") % {"time": clock}
        if until.time() == dates.MIDNIGHT and until.date() == today + timedelta(days=1):
            return _("Open now until midnight")
        moment = dates.write_moment(until, code)
        return _("Open now until %(moment)s") % {"moment": moment}
    closed = closed_words(state.today)
    if state.opens is None:
        return closed
    opens = state.opens.astimezone(STOCKHOLM)
    words = {"time": dates.write_clock(opens, code)}
    if opens.date() == today:
        return _("%(closed)s. Opens today at %(time)s") % {"closed": closed, **words}
    if opens.date() == today + timedelta(days=1):
        return _("%(closed)s. Opens tomorrow at %(time)s") % {"closed": closed, **words}
    words["day"] = dates.write_weekday(opens.date(), code)
    return _("%(closed)s. Opens %(day)s at %(time)s") % {"closed": closed, **words}


def closed_words(day: Day) -> str:
    """That it is closed now; and why, where the day is not as others."""
    why = why_of(day)
    return _("Closed now: %(why)s") % {"why": why} if why and not day.spans else _("Closed now")


def why_of(day: Day) -> str:
    """Why a day has other hours than usual, in words; "" where nothing is said."""
    if day.reason:
        return str(Reason(day.reason).label) if day.reason in Reason.values else ""
    return holiday_name(day.holiday) if day.holiday else ""


def times_of(spans: Spans) -> str:
    """The hours of a day in words."""
    if not spans:
        return _("Closed")
    return ", ".join(dates.write_span(each.opens, each.closes, active_code()) for each in spans)


@register.simple_tag
def week(hours: Hours) -> list[Row]:
    """The usual week, days with the same hours together; nothing where no hours are known."""
    if not any(hours.week):
        return []
    way = dates.writing(active_code())
    names = dates.weekday_names(way.cldr)
    rows = []
    for row in week_rows(hours):
        days = names[row.first]
        if row.first != row.last:
            days = way.span.format(start=days, end=names[row.last])
        rows.append(Row(f"{days[:1].upper()}{days[1:]}", times_of(row.spans), row.spans))
    return rows


@register.simple_tag
def specials(hours: Hours) -> list[Row]:
    """The days of the coming four weeks that have other hours than usual."""
    code, today = active_code(), timezone.now().astimezone(STOCKHOLM).date()
    return [
        Row(
            dates.write_days(row.first, row.last, code),
            times_of(row.day.spans),
            row.day.spans,
            why_of(row.day),
        )
        for row in special_rows(hours, today)
    ]
