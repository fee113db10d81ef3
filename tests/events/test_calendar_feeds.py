"""The addresses that calendars fetch events from."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils.http import http_date
from wagtail.models import PageViewRestriction

from events.enums import OccasionState
from events.models import EventPage, Occasion
from tests.events.calendars import read, single
from tests.events.publishing import change, publish


@pytest.fixture
def evening(hold) -> EventPage:
    """A published event with one occasion."""
    return publish(hold("2026-05-05"))


def addresses(event: EventPage) -> list[str]:
    row = Occasion.objects.get(event_key=event.translation_key)
    return [f"{event.url}kalender.ics", f"{event.url}tillfalle/{row.pk}/kalender.ics"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_calendar_is_one_file_for_everyone(client, evening, number):
    response = client.get(addresses(evening)[number])
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    head = client.head(addresses(evening)[number])
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Last-Modified"]) == (response["ETag"], response["Last-Modified"])


@pytest.mark.parametrize("number", [0, 1])
def test_a_calendar_that_has_not_changed_is_not_sent_again(client, evening, number):
    address = addresses(evening)[number]
    first = client.get(address)
    tag, changed = first["ETag"], first["Last-Modified"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert client.get(address, HTTP_IF_MODIFIED_SINCE=changed).status_code == 304
    later = evening.last_published_at + timedelta(minutes=5)
    Occasion.objects.update(state=OccasionState.CANCELLED, note="Sjukdom.")
    EventPage.objects.update(last_published_at=later)
    assert http_date(later.timestamp()) == client.get(address)["Last-Modified"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 200
    assert client.get(address, HTTP_IF_MODIFIED_SINCE=changed).status_code == 200


@pytest.mark.parametrize("pk", ["0", "999999999999999", "9" * 40, "abc", "٣"])
def test_an_occasion_that_does_not_exist_is_not_found(client, evening, pk):
    assert client.get(f"{evening.url}tillfalle/{pk}/kalender.ics").status_code == 404


def test_an_occasion_of_another_event_is_not_found(client, evening, hold):
    other = hold("2026-06-01")
    row = other.occasions.get()
    assert client.get(f"{evening.url}tillfalle/{row.pk}/kalender.ics").status_code == 404


def test_what_readers_may_not_see_is_in_no_calendar(client, evening):
    hidden = addresses(evening)
    PageViewRestriction.objects.create(page=evening, restriction_type="login")
    assert {client.get(address).status_code for address in hidden} == {302}
    PageViewRestriction.objects.all().delete()
    evening.unpublish()
    assert {client.get(address).status_code for address in hidden} == {404}


def test_a_draft_changes_no_calendar(client, evening):
    before = client.get(addresses(evening)[0]).content
    draft = EventPage.objects.get(pk=evening.pk)
    draft.title = "Hemligt"
    [row] = draft.occasions.all()
    row.start_day = date(2026, 5, 9)
    draft.occasions = [row]
    draft.save_revision()
    assert client.get(addresses(evening)[0]).content == before


@pytest.mark.parametrize("number", [0, 1])
def test_the_calendar_of_an_untranslated_event_is_at_its_swedish_address(
    client, evening, locales, number
):
    address = addresses(evening)[number]
    tag = client.get(address)["ETag"]
    for headers in ({}, {"HTTP_IF_NONE_MATCH": tag}):
        response = client.get(f"/ar{address}", **headers)
        assert response.status_code == 302
        assert response["Location"] == address


def test_a_cancelled_occasion_stays_in_the_calendar_of_its_event(client, evening):
    event = change(evening, state=OccasionState.CANCELLED, note="Sjukdom.")
    assert single(client.get(addresses(event)[0]).content)["STATUS"] == "CANCELLED"


def test_an_event_without_occasions_has_an_empty_calendar(client, event):
    response = client.get(f"{event.url}kalender.ics")
    assert read(response.content).events == []


def test_a_calendar_subscribes_by_an_address_of_its_own(evening):
    template = Template("{% load calendars %}{% subscribe_url page query %}")
    address = template.render(Context({"page": evening, "query": "topic=natur&q=a"}))
    host = evening.full_url.partition("://")[2]
    assert address == f"webcal://{host}kalender.ics?topic=natur&amp;q=a"


def test_sixty_occasions_cost_no_more_queries_than_two(
    client, repeat, django_assert_max_num_queries
):
    few, many = repeat(date(2026, 3, 24)), repeat(date(2029, 1, 1))
    client.get(f"{few.url}kalender.ics")
    for event in (few, many):
        with django_assert_max_num_queries(10):
            client.get(f"{event.url}kalender.ics")
