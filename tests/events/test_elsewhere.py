"""Events in feeds, on other pages, in the search and in the sitemap; news that report on them."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from events import times
from events.enums import OccasionState
from events.models import EventKind, Occasion
from tests.factories import (
    EventPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    TopicFactory,
)

pytestmark = pytest.mark.usefixtures("worker")

FEEDS = ["/evenemang/flode.rss", "/evenemang/flode.atom"]
TODAY = datetime(2026, 5, 5, 12, tzinfo=times.STOCKHOLM)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


def entries(client, address: str) -> list:
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed.entries


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_the_latest_announced_event_first_and_nothing_that_has_been(
    client, hold, address
):
    old = datetime(2026, 1, 1, tzinfo=UTC)
    hold("2026-05-06", title="förr", first_published_at=old)
    hold("2026-09-06", title="nyss", first_published_at=old + timedelta(days=9))
    hold("2026-05-01", title="har varit")
    found = entries(client, address)
    assert [entry.title for entry in found] == ["nyss", "förr"]
    assert "söndag 6 september 2026 klockan 18.00–20.00" in found[0].content[0].value


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_tells_in_the_title_that_an_event_is_cancelled(client, hold, address):
    hold("2026-05-06", title="Kör")
    Occasion.objects.update(state=OccasionState.CANCELLED, note="Dirigenten är sjuk.")
    [entry] = entries(client, address)
    assert entry.title == "Inställt: Kör"
    assert "Dirigenten är sjuk." in entry.content[0].value


def test_each_topic_has_a_feed_of_its_events(client, hold):
    page = hold("2026-05-06", title="Kör")
    page.topics.set([TopicFactory(slug="musik")])
    page.save()
    hold("2026-05-06")
    found = entries(client, "/evenemang/amne/musik/flode.rss")
    assert [entry.title for entry in found] == ["Kör"]


@pytest.fixture
def section(client, home):
    """The titles in a section of upcoming events on the home page."""

    def titles(**value) -> list[str]:
        block = {"heading": "Kalender", "count": 3, "topic": None, "kind": None, **value}
        home.body = [("upcoming_events", block)]
        home.save()
        page = BeautifulSoup(client.get("/").content, "html.parser")
        return [heading.get_text() for heading in page.select("main h3")]

    return titles


def test_a_section_of_the_home_page_shows_the_next_events(section, hold, client):
    for number in range(4):
        hold(f"2026-05-{9 - number:02}", title=f"Möte {number}")
    hold("2026-05-01", title="har varit")
    assert section(count=2) == ["Möte 3", "Möte 2"]
    assert 'href="/evenemang/"' in client.get("/").content.decode()


def test_a_section_can_be_about_a_topic_or_of_a_kind(section, hold, home):
    topic, kind = TopicFactory(), EventKind.objects.create(name="K", slug="k", locale=home.locale)
    page = hold("2026-05-06", title="om ämnet")
    page.topics.set([topic])
    page.save()
    hold("2026-05-06", title="av slaget", kind=kind)
    assert section(topic=topic) == ["om ämnet"]
    assert section(kind=kind) == ["av slaget"]
    assert section(topic=topic, kind=kind) == []


def test_a_draft_is_in_no_section_feed_search_or_sitemap(section, client, hold):
    page = hold("2026-05-06", title="Hemlig kör")
    assert section() == ["Hemlig kör"]
    page.live = False
    page.save()
    assert section() == []
    for address in (*FEEDS, "/sok/?q=hemlig", "/sitemap.xml", "/evenemang/"):
        body = client.get(address).content.decode()
        assert "Hemlig kör" not in body
        assert page.slug not in body


def test_the_search_tells_when_the_event_is_next(client, hold):
    hold("2026-03-01", "2026-05-20", "2026-06-20", title="Bikupor")
    hold("2026-02-01", title="Bikupor förr")
    body = client.get("/sok/?q=bikupor").content.decode()
    assert "20 maj 2026" in body
    assert "1 februari 2026" in body
    assert "1 mars 2026" not in body


def test_the_sitemap_has_the_calendar_and_its_events(client, hold):
    page = hold("2026-05-06")
    body = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://localhost/evenemang/</loc>" in body
    assert f"<loc>http://localhost{page.url}</loc>" in body


@pytest.fixture
def news(home):
    return NewsIndexPageFactory(parent=home, locale=home.locale)


@pytest.fixture
def report(news, hold):
    """A news article on an event that has been."""
    event = hold("2026-05-01", title="Körkväll")
    return NewsPageFactory(
        parent=news,
        title="Så lät kören",
        first_published_at=timezone.now(),
        locale=news.locale,
        reports_on=event,
    )


def links(client, address: str, selector: str) -> dict[str, str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return {link.get_text(): link["href"] for link in page.select(f"{selector} a")}


def test_a_report_and_its_event_link_to_each_other(client, report):
    event = report.reports_on
    assert links(client, event.url, "#reports") == {"Så lät kören": report.url}
    assert links(client, event.url, ".article__notice")["Nyheter från evenemanget"] == "#reports"
    assert links(client, report.url, "main")["Körkväll"] == event.url


def test_report_and_event_link_to_each_other_in_every_language(
    client, report, arabic_calendar, locales
):
    event = report.reports_on
    arabic = EventPageFactory(
        parent=arabic_calendar,
        locale=locales["ar"],
        title="أمسية",
        slug=event.slug,
        translation_key=event.translation_key,
    )
    assert links(client, f"/ar{event.url}", "#reports") == {"Så lät kören": f"/ar{report.url}"}
    assert links(client, f"/ar{report.url}", "main")["Körkväll"] == f"/ar{event.url}"
    index = NewsIndexPageFactory(
        parent=arabic_calendar.get_parent(),
        locale=locales["ar"],
        translation_key=report.get_parent().translation_key,
    )
    NewsPageFactory(
        parent=index,
        locale=locales["ar"],
        title="هكذا كانت الجوقة",
        slug=report.slug,
        first_published_at=timezone.now(),
        translation_key=report.translation_key,
        reports_on=event,
    )
    assert links(client, f"/ar{event.url}", "#reports") == {"هكذا كانت الجوقة": f"/ar{report.url}"}
    assert links(client, f"/ar{report.url}", "main")["أمسية"] == f"/ar{event.url}"
    assert arabic.live


def test_neither_tells_of_the_other_while_that_is_a_draft(client, report):
    event = report.reports_on
    report.live = False
    report.save()
    assert "Så lät kören" not in client.get(event.url).content.decode()
    report.live = True
    report.save()
    event.live = False
    event.save()
    assert "Körkväll" not in client.get(report.url).content.decode()
