"""One occasion, or one series, as a VEVENT (RFC 5545 §3.6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event, vCalAddress
from icalendar.prop import vRecur
from wagtail.models import Site

from events import times
from events.announcements import where
from events.enums import Form, OccasionState
from events.series import Series, sort_out
from samverkan import dates
from samverkan.pages.translations import page_address, site_roots
from samverkan.shell import frame

if TYPE_CHECKING:
    from events.models import EventPage, Occasion
    from events.models.calendar import Announced, CalendarEntry, CalendarSeries

STATUSES = {OccasionState.CANCELLED: "CANCELLED", OccasionState.POSTPONED: "TENTATIVE"}
"""What is neither takes place as planned: CONFIRMED."""

NAMED_STATES = {OccasionState.CANCELLED, OccasionState.POSTPONED}
"""States that stand in the title too; many calendars show nothing else."""

_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_IN_CALENDARS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""Characters that RFC 5545 §3.3.11 does not allow in a text."""


@dataclass(frozen=True)
class Publisher:
    """Who publishes a calendar.

    Attributes:
        host: the site's own host, which names of events end with.
        name: what the site is called.
        email: where questions go.
    """

    host: str
    name: str
    email: str

    @classmethod
    def of(cls, page: EventPage, code: str) -> Publisher:
        """The site that an event is on, as readers of a language know it."""
        home = next(root for root in site_roots() if page.url_path.startswith(root.root_path))
        site = Site.objects.select_related("root_page").get(pk=home.site_id)
        around = frame.get_frame(site, code)
        email = around.contact.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        return cls(urlsplit(home.root_url).hostname or "", around.name, email)


@dataclass(frozen=True)
class Told:
    """An event with what calendars need to know of it.

    Attributes:
        page: the event, in the language that its texts are told in.
        code: the language of the words around them, and of the links.
        occasions: what there is to tell; of a series all that is left, or one alone.
        series: what was last told of each series; see ``models.calendar``.
        categories: names of the event's kind and topics.
    """

    page: EventPage
    code: str
    publisher: Publisher
    occasions: Sequence[Occasion]
    series: Mapping[UUID, CalendarSeries]
    categories: Sequence[str]

    @property
    def url(self) -> str:
        """The event's whole address."""
        return page_address(self.page, code=self.code, absolute=True)

    @property
    def changed_at(self) -> datetime:
        """When any of it was last changed."""
        return latest(self.page, [*self.series.values(), *map(entry_of, self.occasions)])

    def uid_of(self, occasion: Occasion) -> str:
        """What names an occasion for ever, whatever becomes of it."""
        return f"occasion-{occasion.pk}@{self.publisher.host}"

    def uid_of_series(self, key: UUID) -> str:
        """What names a series for ever; a copy of the event has a series of its own."""
        return f"series-{uuid5(self.page.translation_key, str(key))}@{self.publisher.host}"


def of_event(told: Told) -> list[Event]:
    """All that an event tells: its series, and the occasions that stand alone."""
    found, alone = sort_out(told.occasions)
    events = [of_occasion(told, occasion) for occasion in alone]
    for series in found:
        events += of_series(told, series)
    return events


def of_occasion(told: Told, occasion: Occasion, online_url: str = "") -> Event:
    """An occasion that stands alone.

    Args:
        told: the event.
        occasion: one of its occasions.
        online_url: where to take part, for somebody who may know what others may not.
    """
    event = _event(told, told.uid_of(occasion), [entry_of(occasion)])
    _add_occasion(event, told, occasion, online_url)
    return event


def of_series(told: Told, series: Series) -> list[Event]:
    """A series: the rule first, then each occasion that the rule alone tells wrongly."""
    kept = told.series.get(series.key)
    uid = told.uid_of_series(series.key)
    master = _event(told, uid, [kept])
    _add_words(master, told, told.page.title, [], where(told.page, told.page.place), "")
    _add_times(master, series.all_day, series.starts, series.ends)
    master.add("RRULE", {**vRecur.from_ical(series.rule), "UNTIL": _until(series)})
    if series.removed:
        master.add("EXDATE", [_moment(at, series.all_day) for at in series.removed])
    master.add("STATUS", "CONFIRMED")
    events = [master]
    for occasion in series.exceptions:
        event = _event(told, uid, [kept, entry_of(occasion)])
        original = occasion.original_start or occasion.starts_at
        event.add("RECURRENCE-ID", _moment(original, series.all_day))
        _add_occasion(event, told, occasion, "")
        events.append(event)
    return events


def plain(text: str) -> str:
    """The text without characters that no calendar takes, and with one kind of line break."""
    return _NOT_IN_CALENDARS.sub("", _NEW_LINE.sub("\n", text))


def one_line(text: str) -> str:
    """The text as :func:`plain` gives it, on one line."""
    return " ".join(plain(text).split())


def entry_of(occasion: Occasion) -> CalendarEntry | None:
    """What was last told of an occasion; nothing of what has never been published."""
    return getattr(occasion, "calendar_entry", None)


def latest(page: EventPage, kept: Iterable[Announced | None]) -> datetime:
    """When an event, or what was told of parts of it, last changed."""
    published = page.last_published_at or page.first_published_at or timezone.now()
    return max([published, *(each.changed_at for each in kept if each)])


def _event(told: Told, uid: str, kept: Sequence[Announced | None]) -> Event:
    """An event with its name, its version and when that was made.

    The sum of the versions grows with each of them (RFC 5545 §3.8.7.4). DTSTAMP is no later than
    the last change: the same words make the same bytes, which nobody needs to download again.
    """
    known = [each for each in kept if each]
    changed = latest(told.page, known)
    created = min((each.created_at for each in known), default=changed)
    event = Event()
    event.add("UID", uid)
    event.add("SEQUENCE", sum(each.sequence for each in known))
    event.add("DTSTAMP", changed.astimezone(UTC))
    event.add("LAST-MODIFIED", changed.astimezone(UTC))
    event.add("CREATED", created.astimezone(UTC))
    return event


def _add_occasion(event: Event, told: Told, occasion: Occasion, online_url: str) -> None:
    """What an occasion tells of itself."""
    page = told.page
    state = OccasionState(occasion.state)
    title = f"{state.label}: {page.title}" if state in NAMED_STATES else page.title
    if page.form != Form.ON_SITE and not page.online_url_is_private:
        online_url = online_url or page.online_url
    place = where(page, page.place_of(occasion))
    if page.form == Form.ONLINE and online_url:
        place = online_url
    _add_words(event, told, title, _state_in_words(occasion, told.code), place, online_url)
    starts = times.moment(occasion.start_day, occasion.start_time)
    _add_times(event, occasion.all_day, starts, times.end_of(occasion.last_day, occasion.end_time))
    event.add("STATUS", STATUSES.get(state, "CONFIRMED"))
    if state in NAMED_STATES:
        event["TRANSP"] = "TRANSPARENT"


def _state_in_words(occasion: Occasion, code: str) -> list[str]:
    """What has become of an occasion, for people."""
    state = OccasionState(occasion.state)
    words = [] if state == OccasionState.PLANNED else [f"{state.label}."]
    if state == OccasionState.RESCHEDULED and occasion.moved_from:
        before = dates.write_moment(occasion.moved_from.astimezone(times.STOCKHOLM), code)
        words.append(_("It should have begun %(time)s.") % {"time": before})
    return [" ".join([*words, occasion.note]).strip()] if words or occasion.note else []


def _add_words(
    event: Event, told: Told, title: str, state: Sequence[str], place: str, online_url: str
) -> None:
    """What people read of an event, and where they turn."""
    page = told.page
    lines = [*state, page.lead]
    if online_url:
        lines.append(_("Take part online: %(address)s") % {"address": online_url})
    event.add("SUMMARY", one_line(title))
    event.add("DESCRIPTION", plain("\n\n".join([*lines, told.url])))
    event.add("URL", told.url)
    if place:
        event.add("LOCATION", one_line(place))
    if told.categories:
        event.add("CATEGORIES", [one_line(name) for name in told.categories])
    organiser = next((each.name for each in page.shown_organisers), told.publisher.name)
    # A parameter takes no quotation marks, and few calendars know how RFC 6868 writes them.
    name = one_line(organiser).replace('"', "'")
    event.add("ORGANIZER", vCalAddress.new(told.publisher.email, cn=name))


def _add_times(event: Event, all_day: bool, starts: datetime, ends: datetime) -> None:
    """When it begins and has ended; the end of whole days is the day after (RFC 5545 §3.6.1)."""
    event.add("DTSTART", _moment(starts, all_day))
    event.add("DTEND", _moment(ends, all_day))
    event.add("TRANSP", "TRANSPARENT" if all_day else "OPAQUE")


def _moment(at: datetime, all_day: bool) -> date | datetime:
    """A moment as calendars write it: local, or a day. Naive times are local already."""
    local = at.replace(tzinfo=times.STOCKHOLM) if at.tzinfo is None else at
    local = local.astimezone(times.STOCKHOLM)
    return local.date() if all_day else local


def _until(series: Series) -> date | datetime:
    """The end of a rule: UTC where the beginning has a time zone (RFC 5545 §3.3.10)."""
    last = _moment(series.until, series.all_day)
    return last.astimezone(UTC) if isinstance(last, datetime) else last
