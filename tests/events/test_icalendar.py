"""Calendars of events: what they say, and that every calendar understands it."""

import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import tz

from events import times
from events.enums import Form, OccasionState
from events.icalendar import SWEDISH_CLOCKS, occasion_ics
from events.models import CalendarEntry, EventPage, Occasion, Organiser
from samverkan.shell.models import SiteSettings
from tests.events.calendars import moment, read, single, spans
from tests.events.publishing import change, keep, publish
from tests.factories import OccasionFactory, PlaceFactory, TopicFactory

PRIVATE = "https://mote.example/hemligt-rum"


def fetch(client, page: EventPage, part: str = "") -> bytes:
    response = client.get(f"{page.url}{part}kalender.ics")
    assert response.status_code == 200
    return response.content


def row_spans(*events: EventPage) -> list[tuple[datetime, datetime]]:
    """When the rows of the database begin and end."""
    rows = Occasion.objects.of(*(event.translation_key for event in events))
    return sorted((row.starts_at, row.ends_at) for row in rows)


def test_an_occasion_says_all_that_calendars_use(client, hold, home):
    settings = SiteSettings.for_site(home.get_site())
    settings.contact_email = "kultur@sjoby.example"
    settings.save()
    place = PlaceFactory(name="Kulturhuset", street="Torget 1", postcode="123 45", town="Sjöby")
    event = hold(
        "2026-05-05",
        title="Odla i stan",
        place=place,
        place_note="Sal 2",
        organisers=[Organiser(name='Odlarna "Sjöby"')],
        topics=[TopicFactory(name="Natur")],
    )
    row = event.occasions.get()
    found = single(fetch(client, event, f"tillfalle/{row.pk}/"))
    assert found["UID"] == f"occasion-{row.pk}@localhost"
    assert found["SUMMARY"] == "Odla i stan"
    assert found["LOCATION"] == "Kulturhuset, Torget 1, 123 45 Sjöby, Sal 2"
    assert found["DESCRIPTION"] == f"Kom och lyssna.\n\n{event.full_url}"
    assert found["URL"] == event.full_url
    assert found["STATUS"] == "CONFIRMED"
    assert found["TRANSP"] == "OPAQUE"
    assert found["ORGANIZER"] == "mailto:kultur@sjoby.example"
    assert found["ORGANIZER"].params["CN"] == "Odlarna 'Sjöby'"
    assert found.categories == ["Natur"]
    assert found["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert found["DTSTART"].dt == datetime(2026, 5, 5, 18, tzinfo=times.STOCKHOLM)
    assert found["DTEND"].dt == datetime(2026, 5, 5, 20, tzinfo=times.STOCKHOLM)
    stamps = [found[name].dt for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED")]
    assert all(stamp.tzname() == "UTC" for stamp in stamps)


def test_a_calendar_to_subscribe_to_says_what_it_is_called_and_when_to_look_again(client, hold):
    event = publish(hold("2026-05-05", title="Odla i stan"))
    calendar = read(fetch(client, event))
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == "Odla i stan"
    assert calendar["NAME"] == "Odla i stan"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert calendar["X-PUBLISHED-TTL"] == "PT6H"


def test_swedish_clocks_are_those_of_the_time_zone_database():
    text = b"BEGIN:VCALENDAR\r\n" + SWEDISH_CLOCKS.to_ical() + b"END:VCALENDAR\r\n"
    clocks = tz.tzical(io.StringIO(text.decode())).get()
    for year in range(1997, 2061):
        for month in (3, 10):
            night = datetime(year, month, 24)
            for hours in range(8 * 24):
                local = night + timedelta(hours=hours, minutes=30)
                if tz.datetime_exists(local, times.STOCKHOLM):
                    told = local.replace(tzinfo=clocks).utcoffset()
                    assert told == local.replace(tzinfo=times.STOCKHOLM).utcoffset(), local


@pytest.mark.parametrize(("first", "last", "end"), [("05", "05", 6), ("05", "07", 8)])
def test_whole_days_end_on_the_day_after(client, event, first, last, end):
    OccasionFactory(
        page=event,
        start_day=date.fromisoformat(f"2026-05-{first}"),
        end_day=date.fromisoformat(f"2026-05-{last}"),
        start_time=None,
        end_time=None,
    )
    found = single(fetch(client, event))
    assert found["DTSTART"].dt == date(2026, 5, 5)
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["DTEND"].dt == date(2026, 5, end)
    assert found["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize(("start", "end"), [(time(1), time(4)), (time(3), time(5))])
def test_in_the_night_when_clocks_change_the_moment_is_the_rows(client, event, day, start, end):
    row = OccasionFactory(page=event, start_day=day, start_time=start, end_time=end)
    body = fetch(client, event)
    read(body)
    assert spans(body) == [(row.starts_at.astimezone(UTC), row.ends_at.astimezone(UTC))]


@pytest.mark.parametrize(
    ("state", "status", "title"),
    [
        (OccasionState.PLANNED, "CONFIRMED", "Odla"),
        (OccasionState.FULL, "CONFIRMED", "Odla"),
        (OccasionState.RESCHEDULED, "CONFIRMED", "Odla"),
        (OccasionState.POSTPONED, "TENTATIVE", "Uppskjutet: Odla"),
        (OccasionState.CANCELLED, "CANCELLED", "Inställt: Odla"),
    ],
)
def test_each_state_is_told(client, hold, state, status, title):
    event = hold("2026-05-05", title="Odla")
    Occasion.objects.update(state=state, note="Se nedan.")
    found = single(fetch(client, event))
    assert (found["STATUS"], found["SUMMARY"]) == (status, title)
    assert "Se nedan." in found["DESCRIPTION"]


def test_a_series_with_one_date_moved_one_cancelled_and_one_removed(client, repeat):
    event = repeat(date(2026, 4, 14))
    _first, moved, cancelled, _removed, last = rows = list(event.occasions.all())
    moved.start_day, moved.start_time = date(2026, 3, 26), time(17)
    moved.end_time, moved.state = time(19), OccasionState.RESCHEDULED
    cancelled.state, cancelled.note = OccasionState.CANCELLED, "Sjukdom."
    event = keep(event, [rows[0], moved, cancelled, last])
    body = fetch(client, event)
    master, *exceptions = read(body).events
    assert master["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260414T160000Z"
    assert [at.dt for at in master["EXDATE"].dts] == [
        datetime(2026, 4, 7, 18, tzinfo=times.STOCKHOLM)
    ]
    assert {each["UID"] for each in exceptions} == {master["UID"]}
    assert [(each["RECURRENCE-ID"].dt.day, each["STATUS"]) for each in exceptions] == [
        (24, "CONFIRMED"),
        (31, "CANCELLED"),
    ]
    assert exceptions[0]["DTSTART"].dt == datetime(2026, 3, 26, 17, tzinfo=times.STOCKHOLM)
    assert spans(body) == row_spans(event)


def test_a_series_of_whole_days_ends_by_a_date(client, repeat):
    event = repeat(date(2026, 4, 7), start_time=None, end_time=None)
    body = fetch(client, event)
    [master] = read(body).events
    assert master["RRULE"]["UNTIL"] == [date(2026, 4, 7)]
    assert spans(body) == row_spans(event)


def test_a_date_that_became_a_whole_day_stands_apart_from_its_series(client, repeat):
    event = repeat(date(2026, 4, 7))
    rows = list(event.occasions.all())
    rows[1].start_time = rows[1].end_time = None
    event = keep(event, rows)
    body = fetch(client, event)
    apart, master = read(body).events
    assert apart["UID"] == f"occasion-{rows[1].pk}@localhost"
    assert len(master["EXDATE"].dts) == 1
    assert spans(body) == row_spans(event)


def test_a_copied_series_is_another_series(client, repeat):
    event = repeat(date(2026, 4, 7))
    copy = event.copy(update_attrs={"slug": "en-till", "title": "En till"})
    names = {single(fetch(client, page))["UID"] for page in (event, copy)}
    assert len(names) == 2


def test_the_name_stays_and_the_sequence_grows_only_with_changes(client, repeat):
    event = repeat(date(2026, 4, 7))

    def told() -> list[tuple[str, int]]:
        return [(each["UID"], each["SEQUENCE"]) for each in read(fetch(client, event)).events]

    [(name, _zero)] = first = told()
    assert first == [(name, 0)]
    event = publish(event, lead="Andra ord om samma sak.")
    assert told() == [(name, 0)]
    rows = list(event.occasions.all())
    rows[1].start_day = date(2026, 3, 25)
    event = keep(event, rows)
    assert told() == [(name, 0), (name, 1)]
    event = keep(event, [*rows[:2], rows[3]])
    assert told() == [(name, 1), (name, 2)]


def test_the_same_words_make_the_same_bytes(client, repeat):
    event = repeat(date(2026, 4, 7))
    assert fetch(client, event) == fetch(client, event)


@pytest.mark.parametrize("form", [Form.ONLINE, Form.BOTH])
def test_the_private_address_is_only_for_whom_it_is_given_to(client, hold, form):
    event = publish(hold("2026-05-05", form=form, online_url=PRIVATE))
    row = event.occasions.get()
    for part in ("", f"tillfalle/{row.pk}/"):
        assert b"hemligt" not in fetch(client, event, part)
    for method in ("PUBLISH", "REQUEST", "CANCEL"):
        assert b"hemligt" not in occasion_ics(row, event, method=method)
    given = occasion_ics(row, event, method="REQUEST", online_url=PRIVATE, language="sv")
    assert PRIVATE in single(given)["DESCRIPTION"]


def test_a_public_address_is_told(client, hold):
    event = hold("2026-05-05", form=Form.ONLINE, online_url=PRIVATE, online_url_is_private=False)
    found = single(fetch(client, event))
    assert found["LOCATION"] == PRIVATE
    assert PRIVATE in found["DESCRIPTION"]


@pytest.mark.parametrize(
    "text",
    [
        "Kaffe, te; och \\bullar\\n",
        "ورشة عمل، مجانية؛ للجميع " * 12,
        "Först\r\nsedan\nsist",
        "å" * 255,
        "𝔊𝔬𝔡 😀 " * 40,
        'Citat "i" texten: ja',
        "\x07Osynligt\x0b\x85\u2028\x7f",
        "BEGIN:VEVENT\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
)
def test_any_text_comes_through(client, hold, text):
    event = hold(
        "2026-05-05",
        slug="alla",
        title=text[:255],
        lead=text[:400],
        place_note=text[:200],
        organisers=[Organiser(name=text[:160])],
        topics=[TopicFactory(name=text[:80])],
    )
    found = single(fetch(client, event))
    words = [word for word in text[:160].split() if word.isalpha()]
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        assert all(word in found[name] for word in words)


def test_texts_are_in_the_language_of_the_page_and_names_are_not(client, hold, locales):
    event = change(hold("2026-05-05"), state=OccasionState.CANCELLED, note="Sjukdom.")
    arabic = event.copy_for_translation(locales["ar"], copy_parents=True)
    arabic.title, arabic.lead = "ندوة", "تعال واستمع."
    arabic.save_revision().publish()
    arabic = EventPage.objects.get(pk=arabic.pk)
    found = single(fetch(client, arabic))
    assert "ندوة" in found["SUMMARY"]
    assert "Inställt" not in found["SUMMARY"]
    assert found["URL"] == arabic.full_url
    assert found["UID"] == single(fetch(client, event))["UID"]


def test_what_is_sent_by_email_says_what_it_is_for(hold):
    event = publish(hold("2026-05-05"))
    row = event.occasions.get()
    anna = "anna@sjoby.example"
    for method in ("PUBLISH", "REQUEST", "CANCEL"):
        body = occasion_ics(row, event, method=method, language="sv", attendee=anna)
        assert read(body)["METHOD"] == method
        assert (single(body)["STATUS"] == "CANCELLED") is (method == "CANCEL")
        assert single(body)["ATTENDEE"] == f"mailto:{anna}"
    assert "X-WR-CALNAME" not in read(body)


def test_an_occasion_that_was_never_announced_is_told_all_the_same(client, occasion, event):
    assert not CalendarEntry.objects.exists()
    found = single(fetch(client, event))
    assert (found["SEQUENCE"], moment(found["DTSTART"].dt)) == (0, occasion.starts_at)
