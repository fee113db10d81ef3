"""What search engines are told of an event, by https://schema.org/Event.

Nothing is told that the page does not show: the address of a private meeting online is left out.
"""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from events import times
from events.enums import Form, OccasionState, RegistrationMode
from events.vevents import Publisher
from samverkan.pages.translations import page_address

if TYPE_CHECKING:
    from events.models import EventPage, Occasion, Place
    from events.models.organisers import ShownOrganiser

SCHEMA = "https://schema.org/"

STATUS = {
    OccasionState.PLANNED: "EventScheduled",
    OccasionState.FULL: "EventScheduled",
    OccasionState.POSTPONED: "EventPostponed",
    OccasionState.RESCHEDULED: "EventRescheduled",
    OccasionState.CANCELLED: "EventCancelled",
}
ATTENDANCE = {
    Form.ON_SITE: "OfflineEventAttendanceMode",
    Form.ONLINE: "OnlineEventAttendanceMode",
    Form.BOTH: "MixedEventAttendanceMode",
}


def event(page: "EventPage") -> dict[str, Any] | None:
    """The event with its occasions to come, or with its last one; None without any.

    One occasion is an ``Event``. Several are an ``EventSeries`` with an ``Event`` for each.
    """
    occasions = page.occasions_to_come(timezone.now()) or page.all_occasions[-1:]
    if not occasions:
        return None
    shared = _about(page) | {"name": page.title}
    if len(occasions) == 1:
        return shared | {"@type": "Event"} | _occasion(page, occasions[0])
    return shared | {
        "@type": "EventSeries",
        "startDate": start_of(occasions[0]),
        "endDate": end_of(max(occasions, key=lambda each: each.ends_at)),
        "subEvent": [
            {"@type": "Event", "name": page.title} | _occasion(page, each) for each in occasions
        ],
    }


def _about(page: "EventPage") -> dict[str, Any]:
    """What is the same for every occasion."""
    data: dict[str, Any] = {"isAccessibleForFree": not page.price}
    spoken = [language.html_lang for language in page.shown_languages]
    if spoken:
        data["inLanguage"] = spoken
    organisers = [_organiser(each) for each in page.shown_organisers]
    data["organizer"] = organisers or [_publisher(page)]
    performers = [{"@type": "Person", "name": name} for name in page.speaker_names]
    if performers:
        data["performer"] = performers
    if page.shown_audiences:
        names = ", ".join(audience.name for audience in page.shown_audiences)
        data["audience"] = {"@type": "Audience", "audienceType": names}
    return data


def _publisher(page: "EventPage") -> dict[str, str]:
    """The site itself, which arranges what nobody else does."""
    publisher = Publisher.of(page, page.locale.language_code)
    return {"@type": "Organization", "name": publisher.name}


def _organiser(shown: "ShownOrganiser") -> dict[str, Any]:
    """Who arranges: with its own site, else with its page on this one."""
    url = shown.url or (page_address(shown, absolute=True) if shown.url_path else "")
    data = {"@type": "Organization", "name": shown.name}
    return data | ({"url": url} if url else {})


def _occasion(page: "EventPage", occasion: "Occasion") -> dict[str, Any]:
    """When and where one occasion is, and what has become of it."""
    data: dict[str, Any] = {
        "startDate": start_of(occasion),
        "endDate": end_of(occasion),
        "eventStatus": f"{SCHEMA}{STATUS[OccasionState(occasion.state)]}",
        "eventAttendanceMode": f"{SCHEMA}{ATTENDANCE[Form(page.form)]}",
    }
    if not occasion.has_ended(timezone.now()):
        data["offers"] = _offer(page, occasion)
    if occasion.state == OccasionState.RESCHEDULED and occasion.moved_from:
        data["previousStartDate"] = iso(occasion.moved_from)
    locations = _locations(page, occasion)
    if locations:
        data["location"] = locations[0] if len(locations) == 1 else locations
    return data


def _locations(page: "EventPage", occasion: "Occasion") -> list[dict[str, Any]]:
    found = []
    place = page.place_of(occasion)
    if place and page.form != Form.ONLINE:
        found.append(_place(place))
    if page.form != Form.ON_SITE:
        # Where the address is private, the page tells how to get it.
        found.append({"@type": "VirtualLocation", "url": page.public_online_url or address(page)})
    return found


def _place(place: "Place") -> dict[str, Any]:
    parts = {
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.town,
        "addressCountry": "SE",
    }
    postal = {"@type": "PostalAddress"} | {name: part for name, part in parts.items() if part}
    data = {"@type": "Place", "name": place.name, "address": postal}
    return data | ({"hasMap": place.map_url} if place.map_url else {})


def _offer(page: "EventPage", occasion: "Occasion") -> dict[str, Any]:
    is_full = occasion.state == OccasionState.FULL
    elsewhere = page.registration == RegistrationMode.ELSEWHERE and page.registration_url
    data: dict[str, Any] = {
        "@type": "Offer",
        "url": page.registration_url if elsewhere else address(page),
        "availability": f"{SCHEMA}{'SoldOut' if is_full else 'InStock'}",
    }
    if page.opens_at:
        data["validFrom"] = iso(page.opens_at)
    if page.price:
        return data | {"description": page.price}
    return data | {"price": 0, "priceCurrency": "SEK"}


def address(page: "EventPage") -> str:
    """The page's own address, whole."""
    return page_address(page, code=page.locale.language_code, absolute=True)


def iso(moment: Any) -> str:
    """A moment in Swedish time with its offset (ISO 8601)."""
    return str(timezone.localtime(moment, times.STOCKHOLM).isoformat(timespec="minutes"))


def start_of(occasion: "Occasion") -> str:
    """When it begins: a day, or a moment."""
    return str(occasion.start_day) if occasion.all_day else iso(occasion.starts_at)


def end_of(occasion: "Occasion") -> str:
    """When it ends: the last day, or a moment."""
    return str(occasion.last_day) if occasion.all_day else iso(occasion.ends_at)
