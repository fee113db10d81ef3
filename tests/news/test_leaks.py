"""An article that is not for everyone shows nowhere."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from tests.conftest import AT_ONCE, set_up_site
from tests.factories import NewsPageFactory, TopicFactory

pytestmark = pytest.mark.usefixtures("worker")

TITLE = "Hemlig plan för torget"

PLACES = {
    "list": "/nyheter/",
    "list on its topic": "/nyheter/?topic=torg",
    "search in the list": "/nyheter/?q=hemlig",
    "rss": "/nyheter/flode.rss",
    "atom": "/nyheter/flode.atom",
    "rss of its topic": "/nyheter/amne/torg/flode.rss",
    "atom of its topic": "/nyheter/amne/torg/flode.atom",
    "search": "/sok/?q=hemlig",
    "sitemap": "/sitemap.xml",
    "related": "/nyheter/oppen/",
    "home block": "/",
}


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_draft(page):
    page.live = False
    page.save()


def make_expired(page):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()


def make_unpublished_by_the_clock(page):
    make_expired(page)
    call_command("publish_scheduled")


def make_scheduled(page):
    page.live = False
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save()
    page.save_revision(approved_go_live_at=page.go_live_at)


WAYS = [make_private, make_draft, make_expired, make_unpublished_by_the_clock, make_scheduled]


@pytest.fixture(scope="module")
def squares(news_list):
    """An open article and another one, both about squares; the home page shows the latest news."""
    home = set_up_site()
    with override_settings(TASKS=AT_ONCE):
        topics = [TopicFactory(name="Torg", slug="torg", locale=home.locale)]
        NewsPageFactory(title="Öppen", slug="oppen", parent=news_list, topics=topics)
        home.body = [("latest_news", {"heading": "Nytt", "count": 5, "topic": None})]
        home.save()
        return NewsPageFactory(title=TITLE, parent=news_list, topics=topics)


@pytest.fixture
def world(squares, db):
    """The article that is to be hidden."""
    return NewsPage.objects.get(pk=squares.pk)


def places_with(client, article) -> list[str]:
    """Where readers can see that there is such an article."""
    found = []
    for place, address in PLACES.items():
        response = client.get(address)
        assert response.status_code == 200, place
        body = response.content.decode()
        if TITLE in body or article.slug in body:
            found.append(place)
    return found


@pytest.mark.parametrize("hide", WAYS, ids=lambda hide: hide.__name__)
def test_what_is_not_for_everyone_leaks_nowhere(client, world, hide):
    assert places_with(client, world) == list(PLACES)
    hide(world)
    assert places_with(client, world) == []


def test_articles_below_a_private_list_leak_nowhere(client, world):
    assert places_with(client, world) == list(PLACES)
    make_private(world.get_parent())
    for address in PLACES.values():
        response = client.get(address)
        if address.startswith("/nyheter"):
            assert response.status_code == 302
            assert "login" in response["Location"]
        else:
            assert TITLE not in response.content.decode()


@pytest.mark.parametrize("hide", WAYS, ids=lambda hide: hide.__name__)
def test_the_way_to_all_news_leads_to_no_list_that_is_not_for_everyone(client, world, hide):
    assert 'href="/nyheter/"' in client.get("/").content.decode()
    hide(world.get_parent().specific)
    assert 'href="/nyheter/"' not in client.get("/").content.decode()


def test_scheduled_article_appears_once_the_worker_has_run(client, world):
    make_draft(world)
    world.go_live_at = timezone.now() + timedelta(hours=1)
    world.save_revision().publish()
    call_command("publish_scheduled")
    assert TITLE not in client.get("/nyheter/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        assert TITLE in client.get("/nyheter/").content.decode()


def test_expired_article_is_gone_once_the_worker_has_run(client, publish):
    page = publish(TITLE, slug="hemlig")
    assert client.get("/nyheter/hemlig/").status_code == 200
    make_unpublished_by_the_clock(page)
    assert client.get("/nyheter/hemlig/").status_code == 404
