"""What each letter says. Called with the reader's language active."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from events.announcements import where
from events.models import EventPage, Registration
from events.registration import links
from events.registration.enums import Ending, LetterKind, State
from events.registration.seats import place_in_line
from events.templatetags.events import when_in_words
from samverkan import dates, languages

if TYPE_CHECKING:
    from datetime import datetime

NEW_TIME, NEW_PLACE, POSTPONED, ON_AGAIN = "time", "place", "postponed", "on_again"
"""What can have changed; a line of the log names it."""


@dataclass(frozen=True)
class Letter:
    """One e-mail, before it is laid out as text and HTML.

    Attributes:
        subject: without anything personal.
        heading: the same without the event's title.
        paragraphs: what there is to say.
        facts: labels and values: when, where, online.
        button: what the link is called.
        link: where it leads.
        ending: why the person gets this, and how to stop it.
        title: of the event.
        title_code: the language that the title is in.
        note: what readers are told of the occasion, in Swedish whatever the letter's language.
    """

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    button: str
    link: str
    ending: str
    title: str
    title_code: str
    note: str = ""


@dataclass(frozen=True)
class Words:
    """What differs from letter to letter."""

    heading: str
    paragraphs: tuple[str, ...]
    button: str = ""
    link: str = ""
    note: str = ""


def letter(
    kind: LetterKind, registration: Registration, shown: EventPage, address: str, note: str
) -> Letter:
    """The letter of a kind about a registration.

    Args:
        kind: which letter.
        registration: with its occasion.
        shown: the event in the reader's language, or its own where there is no other.
        address: of the secret page.
        note: what the line of the log says; names what has changed.
    """
    words = WORDS[kind](registration, note)
    return Letter(
        subject=f"{words.heading}: {shown.title}",
        heading=words.heading,
        paragraphs=words.paragraphs,
        facts=tuple(facts(registration, shown)),
        button=words.button or _("Your registration"),
        link=words.link or address,
        ending=_("You get this e-mail because somebody has registered with your address."),
        title=shown.title,
        title_code=shown.locale.language_code,
        note=words.note,
    )


def facts(registration: Registration, shown: EventPage) -> list[tuple[str, str]]:
    """When and where, and for whoever has a place the address online."""
    occasion, page = registration.occasion, registration.occasion.page
    found = [
        (_("When"), when_in_words(occasion)),
        (_("Where"), where(shown, shown.place_of(occasion))),
    ]
    if page.online_url and registration.state == State.REGISTERED:
        found.append((_("Online"), page.online_url))
    if registration.size > 1:
        found.append((_("Number of people"), str(registration.size)))
    found.append((_("Reference number"), registration.reference))
    return [(label, value) for label, value in found if value]


def moment(at: "datetime | None") -> str:
    """A moment in Swedish time, as the reader writes it."""
    if at is None:
        return ""
    return dates.write_moment(timezone.localtime(at), get_language() or languages.SOURCE.code)


def confirm(registration: Registration, note: str) -> Words:
    """Please confirm."""
    return Words(
        _("Confirm your registration"),
        (
            _("Somebody, probably you, has registered with this e-mail address."),
            _("Open the page and press the button within 24 hours. You are registered only then."),
            _("If it was not you, you need not do anything."),
        ),
        _("Confirm your registration"),
    )


def confirmed(registration: Registration, note: str) -> Words:
    """There is a place."""
    return Words(
        _("You are registered"),
        (
            _("You have a place. Welcome!"),
            _("If you cannot come, cancel on your own page, so that somebody else gets the place."),
        ),
        _("See, change or cancel"),
    )


def waiting(registration: Registration, note: str) -> Words:
    """All places are taken."""
    number = place_in_line(registration) if registration.queue_number else 1
    return Words(
        _("You are on the waiting list"),
        (
            _("All places are taken. You are number %(number)d on the waiting list.")
            % {"number": number},
            _("You get an e-mail when there is a place for you."),
        ),
        _("See, change or leave the waiting list"),
    )


def offered(registration: Registration, note: str) -> Words:
    """A place for some time."""
    until = moment(registration.offer_expires_at)
    return Words(
        _("There is a place for you"),
        (
            _("Accept it before %(time)s. After that it goes to the next in line.")
            % {"time": until},
        ),
        _("Accept or decline"),
    )


def lapsed(registration: Registration, note: str) -> Words:
    """The place went on."""
    return Words(
        _("The place has gone to the next in line"),
        (
            _("You did not accept the place in time, and are not on the waiting list any more."),
            _("You can register again on the page of the event."),
        ),
        _("To the event"),
        event_link(registration),
    )


def reminder(registration: Registration, note: str) -> Words:
    """Soon."""
    return Words(
        _("Reminder"),
        (
            _("You are registered to what takes place soon."),
            _("If you cannot come, cancel on your own page, so that somebody else gets the place."),
        ),
        _("See, change or cancel"),
    )


def changed(registration: Registration, note: str) -> Words:
    """Another time or place."""
    told = {
        NEW_TIME: _("There is a new time."),
        NEW_PLACE: _("There is a new place, or a new address online."),
        POSTPONED: _("It is postponed; the new date is not known yet. You keep your place."),
        ON_AGAIN: _("It takes place after all."),
    }
    codes = note.split()
    paragraphs = [words for code, words in told.items() if code in codes]
    if registration.state in (State.REGISTERED, State.OFFERED):
        paragraphs.append(_("If you cannot come, cancel on your own page."))
    heading = pgettext("occasion", "Postponed") if POSTPONED in codes else _("Changed")
    note = registration.occasion.note
    return Words(heading, tuple(paragraphs), _("See, change or cancel"), note=note)


def called_off(registration: Registration, note: str) -> Words:
    """It does not take place."""
    return Words(
        pgettext("occasion", "Cancelled"),
        (_("It will not take place."), _("You need not do anything.")),
        _("To the event"),
        event_link(registration),
        registration.occasion.note,
    )


def cancelled(registration: Registration, note: str) -> Words:
    """The registration has ended."""
    told = {
        Ending.STAFF: _("The organiser has cancelled your registration."),
        Ending.DECLINED: _("You have declined the place."),
    }
    ended = registration.ended
    return Words(
        _("Your registration is cancelled"),
        (told.get(Ending(ended), _("You have cancelled.")) if ended else _("You have cancelled."),),
        _("To the event"),
        event_link(registration),
    )


def again(registration: Registration, note: str) -> Words:
    """Registered once more with the same address, or asked staff for the link."""
    return Words(
        _("The link to your registration"),
        (
            _("You, or somebody for you, has asked for the link or registered once more."),
            _("You had registered already. Nothing has changed; here is the link again."),
        ),
    )


def thanks(registration: Registration, note: str) -> Words:
    """The material."""
    return Words(
        _("Thank you for coming"),
        (_("The material is on the page of the event."),),
        _("To the material"),
        f"{event_link(registration)}#material",
    )


def event_link(registration: Registration) -> str:
    """The event's page, in the frame of the reader's language."""
    return links.event_address(registration.occasion.page, get_language() or "")


WORDS: dict[str, Callable[[Registration, str], Words]] = {
    LetterKind.CONFIRM: confirm,
    LetterKind.CONFIRMED: confirmed,
    LetterKind.WAITING: waiting,
    LetterKind.OFFERED: offered,
    LetterKind.LAPSED: lapsed,
    LetterKind.REMINDER: reminder,
    LetterKind.CHANGED: changed,
    LetterKind.CALLED_OFF: called_off,
    LetterKind.CANCELLED: cancelled,
    LetterKind.AGAIN: again,
    LetterKind.THANKS: thanks,
}
