"""The page of an event: what readers are told, and what they are not."""

from datetime import date, datetime, time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.rich_text import RichText

from events import times
from events.enums import Form, OccasionState, RegistrationMode
from events.models import Audience, EventKind, Occasion, Organiser
from tests.factories import (
    OccasionFactory,
    PersonFactory,
    PlaceFactory,
    RegistrationFactory,
    RoleFactory,
    TopicFactory,
)

APRIL = datetime(2026, 4, 20, 12, tzinfo=times.STOCKHOLM)
JUNE = datetime(2026, 6, 20, 12, tzinfo=times.STOCKHOLM)


@pytest.fixture(autouse=True)
def _april():
    with time_machine.travel(APRIL, tick=False):
        yield


def text_of(client, page, selector: str = "main") -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(part.get_text(" ", strip=True) for part in soup.select(selector))


def notice(client, page) -> str:
    return text_of(client, page, ".article__notice")


def set_state(state: OccasionState, **fields) -> None:
    Occasion.objects.update(state=state, **fields)


def test_the_page_says_when_in_swedish_time_with_the_weekday(client, hold):
    page = hold("2026-05-05")
    assert "tisdag 5 maj 2026 klockan 18.00–20.00" in text_of(client, page, ".event-when")


def test_whole_days_are_shown_without_times(client, event):
    OccasionFactory(
        page=event,
        start_day=date(2026, 5, 5),
        end_day=date(2026, 5, 7),
        start_time=None,
        end_time=None,
    )
    shown = text_of(client, event, ".occasion__when")
    assert shown == "tisdag 5 maj 2026 – torsdag 7 maj 2026 hela dagen"


def test_a_cancelled_event_says_so_and_why(client, hold):
    page = hold("2026-05-05")
    set_state(OccasionState.CANCELLED, note="Föreläsaren är sjuk.")
    assert notice(client, page) == "Evenemanget är inställt Föreläsaren är sjuk."
    assert text_of(client, page, ".occasion .ds-tag") == "Inställt"


def test_a_postponed_event_waits_for_a_date_even_when_the_old_one_has_passed(client, hold):
    page = hold("2026-04-01")
    set_state(OccasionState.POSTPONED)
    assert notice(client, page) == "Evenemanget är uppskjutet Det nya datumet är inte klart än."


def test_a_moved_event_tells_the_old_time_and_the_new(client, hold):
    page = hold("2026-05-05")
    moved_from = times.moment(date(2026, 4, 28), time(17))
    set_state(OccasionState.RESCHEDULED, moved_from=moved_from)
    assert notice(client, page) == (
        "Evenemanget har fått en ny tid Förut: 28 april 2026 klockan 17.00"
        " Nu: tisdag 5 maj 2026 klockan 18.00–20.00"
    )


def test_one_cancelled_evening_of_several_does_not_cancel_the_event(client, hold):
    page = hold("2026-05-05", "2026-05-12")
    first = Occasion.objects.first()
    Occasion.objects.filter(pk=first.pk).update(state=OccasionState.CANCELLED, note="Sjukdom.")
    assert notice(client, page) == ""
    assert "12 maj" in text_of(client, page, ".occasion--next")
    assert "Sjukdom." in text_of(client, page, ".occasion--not-held")


def test_occasions_that_have_been_are_folded_away(client, hold):
    page = hold("2026-03-05", "2026-05-05")
    assert "5 mars" in text_of(client, page, "details.event-when__past")
    assert "5 maj" not in text_of(client, page, "details.event-when__past")


def test_after_the_event_the_page_says_so_and_offers_the_material(client, hold):
    page = hold(
        "2026-05-05",
        material=[("text", RichText("<p>Bilderna finns här.</p>"))],
        registration=RegistrationMode.ELSEWHERE,
        registration_url="https://bryggan.example/anmalan",
    )
    assert "Bilderna finns här." not in text_of(client, page)
    with time_machine.travel(JUNE):
        assert notice(client, page).startswith("Evenemanget har varit Material från evenemanget")
        assert "Bilderna finns här." in text_of(client, page, "#material")
        assert "bryggan.example" not in client.get(page.url).content.decode()


def test_material_is_offered_when_the_first_of_several_has_been(client, hold):
    page = hold(
        "2026-04-01", "2026-05-05", material=[("text", RichText("<p>Bilderna finns här.</p>"))]
    )
    assert "Bilderna finns här." in text_of(client, page, "#material")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Ingen anmälan behövs."),
        (
            {
                "registration": RegistrationMode.ELSEWHERE,
                "registration_url": "https://bryggan.example/anmalan",
            },
            "Anmäl dig på en annan webbplats",
        ),
        (
            {
                "registration": RegistrationMode.HERE,
                "opens_at": datetime(2026, 4, 25, 9, tzinfo=times.STOCKHOLM),
            },
            "Anmälan öppnar 25 april 2026 klockan 9.00",
        ),
        (
            {
                "registration": RegistrationMode.HERE,
                "closes_at": datetime(2026, 4, 19, 9, tzinfo=times.STOCKHOLM),
            },
            "Anmälan har stängt.",
        ),
    ],
)
def test_the_page_says_how_to_register(client, hold, fields, words):
    page = hold("2026-05-05", **fields)
    assert text_of(client, page, ".event-when__registration") == words


def test_nobody_is_asked_to_register_for_what_is_cancelled(client, hold):
    page = hold("2026-05-05")
    set_state(OccasionState.CANCELLED, note="Sjukdom.")
    assert text_of(client, page, ".event-when__registration") == ""


def test_each_occasion_and_the_whole_event_have_a_plain_link_to_a_calendar(client, hold):
    page = hold("2026-05-05", "2026-05-12")
    body = client.get(page.url).content.decode()
    assert f'href="{page.url}kalender.ics"' in body
    for occasion in Occasion.objects.all():
        assert f'href="{page.url}tillfalle/{occasion.pk}/kalender.ics"' in body


def test_the_place_tells_its_address_map_and_accessibility(client, hold):
    place = PlaceFactory(
        name="Kulturhuset",
        street="Storgatan 1",
        postcode="123 45",
        town="Sjöby",
        map_url="https://karta.example/kulturhuset",
        features=("step_free", "hearing_loop"),
    )
    page = hold("2026-05-05", place=place, place_note="Ingång från gården.")
    facts = text_of(client, page, ".facts .place")
    assert "Kulturhuset Storgatan 1, 123 45 Sjöby Ingång från gården." in facts
    assert "Entré utan trappsteg" in facts
    assert "Hörslinga" in facts
    assert 'href="https://karta.example/kulturhuset"' in client.get(page.url).content.decode()


def test_an_occasion_elsewhere_tells_its_own_place(client, hold):
    page = hold("2026-05-05", place=PlaceFactory(name="Kulturhuset"))
    Occasion.objects.update(place=PlaceFactory(name="Biblioteket"))
    assert "Biblioteket" in text_of(client, page, ".occasion")
    assert "Kulturhuset" in text_of(client, page, ".facts")


SECRET = "https://mote.example/hemligt-rum"


@pytest.mark.parametrize("form", [Form.ONLINE, Form.BOTH])
@pytest.mark.usefixtures("worker")
def test_a_private_address_online_is_nowhere_in_public(client, calendar, hold, form):
    page = hold("2026-05-05", form=form, online_url=SECRET)
    places = ["", "/sok/?q=seminarium", "/evenemang/", "/evenemang/manad/2026-05/"]
    places += ["/evenemang/flode.rss", "/evenemang/flode.atom", "/ar/evenemang/"]
    for address in [page.url, f"/ar{page.url}", *places[1:]]:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "hemligt-rum" not in response.content.decode(), address
    assert "Den som har anmält sig får adressen." in text_of(client, page, ".facts")


def test_an_open_address_online_is_a_link(client, hold):
    page = hold("2026-05-05", form=Form.ONLINE, online_url=SECRET, online_url_is_private=False)
    assert f'href="{SECRET}"' in client.get(page.url).content.decode()


def test_the_page_tells_price_languages_audience_support_and_organisers(client, hold, home):
    audience = Audience.objects.create(name="Föreningar", slug="foreningar", locale=home.locale)
    page = hold(
        "2026-05-05",
        price="100 kronor, betalas på plats",
        event_languages=("sv", "ar"),
        support=("sign_language",),
        organisers=[Organiser(name="Sjöby bildningsförbund")],
    )
    page.audiences.set([audience])
    page.save()
    facts = text_of(client, page, ".facts")
    for words in (
        "100 kronor, betalas på plats",
        "Svenska",
        "العربية",
        "Föreningar",
        "Teckenspråkstolk",
        "Sjöby bildningsförbund",
    ):
        assert words in facts
    assert '<span lang="ar" dir="rtl">العربية</span>' in client.get(page.url).content.decode()


def test_what_costs_nothing_is_free_of_charge(client, hold):
    assert "Kostnadsfritt" in text_of(client, hold("2026-05-05"), ".facts")


def test_speakers_are_contact_persons_or_anybody(client, hold):
    person = PersonFactory(name="Elin Sjögren", role=RoleFactory(name="samordnare"))
    page = hold(
        "2026-05-05",
        speakers=[
            ("person", {"person": person, "about": ""}),
            (
                "guest",
                {"name": "Omar Haddad", "affiliation": "Språkverket", "about": "", "url": ""},
            ),
        ],
    )
    names = text_of(client, page, "[aria-labelledby=speakers]")
    assert "Elin Sjögren samordnare" in names
    assert "Omar Haddad Språkverket" in names
    person.delete()
    assert "Elin" not in text_of(client, page)


def test_kind_and_topics_lead_to_the_calendar_narrowed_by_them(client, hold, home):
    kind = EventKind.objects.create(name="Kurs", slug="kurs", locale=home.locale)
    page = hold("2026-05-05", kind=kind)
    page.topics.set([TopicFactory(slug="lek")])
    page.save()
    body = client.get(page.url).content.decode()
    assert 'href="/evenemang/?kind=kurs"' in body
    assert 'href="/evenemang/?topic=lek"' in body


def test_an_event_without_occasions_says_that_the_date_is_not_known(client, event):
    assert "Datumet är inte klart än." in text_of(client, event, ".event-when")


def test_the_untranslated_page_is_swedish_in_the_arabic_frame(client, hold):
    page = hold("2026-05-05")
    response = client.get(f"/ar{page.url}")
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert "tisdag 5 maj" in soup.select_one("[lang=sv] .event-when").get_text()


def test_who_can_register_here_gets_a_link_for_each_occasion_in_their_language(client, hold):
    page = hold("2026-05-05", "2026-05-12", registration=RegistrationMode.HERE)
    first, second = Occasion.objects.all()
    for prefix in ("", "/ar"):
        body = client.get(f"{prefix}{page.url}").content.decode()
        assert f'href="{prefix}/anmalan/{first.pk}/"' in body
        assert f'href="{prefix}/anmalan/{second.pk}/"' in body


def test_readers_are_told_how_many_places_are_left(client, hold):
    page = hold("2026-05-05", registration=RegistrationMode.HERE)
    Occasion.objects.update(capacity=3)
    RegistrationFactory(occasion=Occasion.objects.get())
    assert "2 platser kvar" in text_of(client, page, ".occasion")


@pytest.mark.parametrize(
    ("waiting", "call"), [(0, ""), (2, "Ställ dig på väntelistan : tisdag 5 maj 2026")]
)
def test_a_full_occasion_leads_to_the_waiting_list_where_there_is_one(client, hold, waiting, call):
    page = hold("2026-05-05", registration=RegistrationMode.HERE)
    Occasion.objects.update(capacity=1, waiting_places=waiting)
    RegistrationFactory(occasion=Occasion.objects.get())
    assert notice(client, page).startswith("Evenemanget är fullbokat")
    assert text_of(client, page, ".occasion .ds-button").startswith(call)
    assert bool(text_of(client, page, ".occasion .ds-button")) is bool(call)


@pytest.mark.parametrize(
    ("code", "times_told"),
    [("sv", ["17.30–18.15", "19.00"]), ("ar", ["من الساعة 17:30 إلى الساعة 18:15", "19:00"])],
)
def test_the_programme_tells_times_as_the_language_writes_them(event, code, times_told):
    points = [
        {"start": time(17, 30), "end": time(18, 15), "title": "Kaffe"},
        {"start": time(19), "end": None, "title": "Slut"},
    ]
    event.body = [("programme", {"points": points})]
    with translation.override(code):
        soup = BeautifulSoup(event.body.render_as_block(), "html.parser")
    told = [part.get_text(strip=True) for part in soup.select(".block-programme__time")]
    assert told == times_told
