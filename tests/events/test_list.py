"""The calendar as a list: order, headings, filters, periods and pages of results."""

from datetime import date, datetime, time

import pytest
import time_machine
from bs4 import BeautifulSoup

from events import times
from events.enums import Form, OccasionState
from events.models import Audience, EventKind, EventPage, Occasion
from tests.factories import (
    EventPageFactory,
    OccasionFactory,
    PlaceFactory,
    RegistrationFactory,
    TopicFactory,
)

TODAY = datetime(2026, 5, 5, 12, tzinfo=times.STOCKHOLM)
"""A Tuesday."""


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def ask(client, calendar):
    """The answer to a query of the calendar."""

    def get(query: str = "", prefix: str = ""):
        response = client.get(f"{prefix}/evenemang/?{query}")
        assert response.status_code == 200
        return response

    return get


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"].page_obj]


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def groups(response) -> dict[str, list[str]]:
    return {
        section.h2.get_text(): [heading.get_text() for heading in section.select("article a")]
        for section in soup(response).select(".event-group")
    }


def days(response) -> dict[str, list[str]]:
    """The words of when and where of the events under each day of the list."""
    return {
        heading.get_text(): [
            time.get_text() for time in heading.find_next_sibling("ul").select(".meta > time")
        ]
        for heading in soup(response).select(".event-group > h3")
    }


def test_events_stand_under_the_month_of_their_next_occasion(ask, hold):
    hold("2026-04-01", "2026-06-09", title="juni")
    hold("2026-05-20", "2026-06-20", title="maj")
    assert groups(ask()) == {"Maj 2026": ["maj"], "Juni 2026": ["juni"]}


def test_within_a_month_events_stand_under_their_day_which_is_not_said_again(ask, hold):
    hold("2026-05-20")
    OccasionFactory(page=hold(), start_day=date(2026, 5, 20), start_time=None, end_time=None)
    night = {"start_day": date(2026, 5, 21), "end_day": date(2026, 5, 22), "end_time": time(2)}
    OccasionFactory(page=hold(), **night)
    assert days(ask()) == {
        "onsdag 20 maj 2026": ["hela dagen", "18.00–20.00"],
        "torsdag 21 maj 2026": [
            "torsdag 21 maj 2026 klockan 18.00 – fredag 22 maj 2026 klockan 2.00"
        ],
    }
    levels = [heading.name for heading in soup(ask()).select(".event-group :is(h2, h3, h4)")]
    assert levels == ["h2", "h3", "h4", "h4", "h3", "h4"]


def test_what_began_before_today_goes_on_now(ask, event):
    OccasionFactory(
        page=event,
        start_day=date(2026, 4, 1),
        end_day=date(2026, 5, 30),
        start_time=None,
        end_time=None,
    )
    assert groups(ask()) == {"Pågår nu": [event.title]}


def test_what_waits_for_a_new_date_comes_last(ask, hold):
    hold("2026-05-01", title="väntar")
    Occasion.objects.update(state=OccasionState.POSTPONED)
    hold("2026-07-01", title="juli")
    assert groups(ask()) == {"Juli 2026": ["juli"], "Nytt datum kommer": ["väntar"]}


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (OccasionState.CANCELLED, "Inställt"),
        (OccasionState.POSTPONED, "Uppskjutet"),
        (OccasionState.RESCHEDULED, "Ny tid"),
        (OccasionState.FULL, "Fullbokat"),
    ],
)
def test_what_has_become_of_an_event_is_told_in_words(ask, hold, state, word):
    hold("2026-05-06")
    Occasion.objects.update(state=state)
    assert soup(ask()).select_one(".teaser .ds-tag").get_text() == word


def test_an_event_whose_places_are_taken_is_full_in_the_list(ask, hold):
    hold("2026-05-06")
    Occasion.objects.update(capacity=1)
    RegistrationFactory(occasion=Occasion.objects.get())
    assert soup(ask()).select_one(".teaser .ds-tag").get_text() == "Fullbokat"


PERIODS = {
    "period=today": ["i dag"],
    "period=week": ["i dag", "söndag"],
    "period=month": ["i dag", "söndag", "31 maj"],
    "first=2026-05-31": ["31 maj", "1 juni"],
    "last=2026-05-10": ["i dag", "söndag"],
    "first=2026-05-10&last=2026-05-31": ["söndag", "31 maj"],
    "period=month&first=2026-05-11": ["31 maj"],
    "first=2026-01-01&last=2026-05-04": [],
}


def test_a_period_shows_what_takes_place_in_it(ask, hold):
    hold("2026-05-04", title="i går")
    hold("2026-05-05", title="i dag")
    hold("2026-05-10", title="söndag")
    hold("2026-05-31", title="31 maj")
    hold("2026-06-01", title="1 juni")
    assert {query: titles(ask(query)) for query in PERIODS} == PERIODS


def test_a_period_shows_the_next_occasion_within_it(ask, hold):
    hold("2026-05-06", "2026-06-09")
    response = ask("first=2026-06-01")
    assert list(groups(response)) == ["Juni 2026"]
    assert list(days(response)) == ["tisdag 9 juni 2026"]


@pytest.mark.usefixtures("worker")
def test_filters_find_kind_form_audience_language_topic_and_words(ask, hold, home):
    kind = EventKind.objects.create(name="Kurs", slug="kurs", locale=home.locale)
    audience = Audience.objects.create(name="Unga", slug="unga", locale=home.locale)
    hold(
        "2026-05-06",
        title="Bikupor för nybörjare",
        kind=kind,
        form=Form.BOTH,
        event_languages=("sv", "ar"),
        topics=[TopicFactory(slug="natur")],
        audiences=[audience],
    )
    hold("2026-05-06", title="annat", event_languages=("sv",))
    for query in (
        "kind=kurs",
        "form=online",
        "audience=unga",
        "language=ar",
        "topic=natur",
        "q=bikupor",
        "kind=kurs&form=on_site&audience=unga&language=sv&topic=natur&q=bikupor&period=week",
    ):
        assert titles(ask(query)) == ["Bikupor för nybörjare"], query
    assert len(titles(ask("form=on_site"))) == 2


def test_the_arabic_calendar_shows_its_events_by_the_occasions_of_the_source(
    ask, hold, home, locales, arabic_calendar
):
    kind = EventKind.objects.create(name="Kurs", slug="kurs", locale=home.locale)
    arabic = kind.copy_for_translation(locales["ar"])
    arabic.name = "دورة"
    arabic.save()
    event = hold("2026-05-06", kind=kind)
    EventPageFactory(
        parent=arabic_calendar,
        locale=locales["ar"],
        title="دورة النحل",
        slug=event.slug,
        translation_key=event.translation_key,
        kind=kind,
    )
    response = ask("kind=kurs", prefix="/ar")
    assert groups(response) == {"مايو 2026": ["دورة النحل"]}
    assert list(days(response)) == ["الأربعاء، 6 مايو 2026"]
    assert "دورة" in soup(response).select_one(".teaser .meta").get_text()


NO_DAY = "Skriv en dag som år, månad och dag: 2026-05-31."
NO_YEAR = "Välj en dag mellan åren 1990 och 2100."
NO_CHOICE = "Det valet finns inte i listan."
MISTAKES = {
    "first=i+morgon": NO_DAY,
    "first=2026-02-30": NO_DAY,
    "last=9999-12-31": NO_YEAR,
    "first=1066-10-14": NO_YEAR,
    "first=2026-06-02&last=2026-06-01": "Den sista dagen ligger före den första.",
    "period=forever": NO_CHOICE,
    "kind=finns-inte": NO_CHOICE,
    "audience=finns-inte": NO_CHOICE,
    "language=tlh": NO_CHOICE,
    "form=%00": NO_CHOICE,
}


def test_a_wrong_filter_shows_everything_and_says_in_words_what_is_wrong(ask, hold):
    hold("2026-05-06", title="maj")
    hold("2026-08-06", title="augusti")
    for query, message in MISTAKES.items():
        response = ask(query)
        assert titles(response) == ["maj", "augusti"], query
        page = soup(response)
        assert message in page.select_one(".ds-validation-message").get_text(), query
        assert page.select_one('.ds-alert[data-color="warning"]'), query


def test_folded_filters_are_open_when_one_of_them_is_used(ask, hold):
    hold("2026-05-06")
    assert soup(ask()).select_one("details.filters__more:not([open])")
    assert soup(ask("first=2026-05-01")).select_one("details.filters__more[open]")
    assert soup(ask("first=fel")).select_one("details.filters__more[open]")


@pytest.mark.usefixtures("worker")
def test_pages_of_results_keep_the_filters_and_leave_out_nobody(ask, hold):
    for number in range(14):
        hold("2026-05-06", title=f"Möte {number}")
    first = ask("period=week&q=möte")
    assert "?q=m%C3%B6te&amp;period=week&amp;page=2" in first.content.decode()
    shown = titles(first) + titles(ask("period=week&q=möte&page=2"))
    assert len(set(shown)) == 14


def test_the_calendar_to_subscribe_to_keeps_the_filters(ask, hold):
    hold("2026-05-06")
    links = [link["href"] for link in soup(ask("period=week&q=seminarium")).select(".feeds a")]
    assert "/evenemang/kalender.ics?q=seminarium&period=week" in links
    assert "webcal://localhost/evenemang/kalender.ics?q=seminarium&period=week" in links


def test_a_teaser_tells_the_place_of_the_occasion(ask, hold):
    hold("2026-05-06", place=PlaceFactory(name="Kulturhuset"))
    hold("2026-05-07", form=Form.ONLINE)
    Occasion.objects.filter(start_day=date(2026, 5, 6)).update(place=PlaceFactory(name="Torget"))
    first, second = soup(ask()).select(".teaser .meta")
    assert "Torget" in first.get_text()
    assert "Kulturhuset" not in first.get_text()
    assert "På nätet" in second.get_text()


def test_what_ends_today_is_there_once_until_it_has_ended(ask, hold):
    hold("2026-05-05", title="i kväll")
    assert titles(ask()) == ["i kväll"]
    with time_machine.travel(times.moment(date(2026, 5, 5), time(20))):
        assert titles(ask()) == []


def test_an_empty_calendar_says_so(ask):
    assert "Just nu finns inga kommande evenemang." in soup(ask()).get_text()
    assert EventPage.objects.count() == 0


def test_organisers_are_asked_to_propose_where_the_calendar_takes_proposals(ask, calendar):
    assert "/foresla-evenemang/" not in ask().content.decode()
    calendar.takes_proposals = True
    calendar.save()
    assert 'href="/foresla-evenemang/"' in ask().content.decode()
    assert 'href="/ar/foresla-evenemang/"' in ask(prefix="/ar").content.decode()
