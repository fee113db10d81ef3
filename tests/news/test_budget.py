"""What news pages cost in queries: numbers that must not grow, neither by code nor by content."""

import pytest
from wagtail.rich_text import RichText

from contacts.models import PageContact
from news.models import NewsIndexPage
from tests.factories import ImageFactory, PersonFactory, TopicFactory

pytestmark = pytest.mark.usefixtures("worker")

LIST_QUERIES = 7
ARTICLE_QUERIES = 6


@pytest.fixture
def fill(publish):
    """Publishes a number of articles with all that a teaser or an article can have."""
    topics, images = [TopicFactory(), TopicFactory()], [ImageFactory(), ImageFactory()]
    people = [PersonFactory(), PersonFactory()]

    def make(number: int):
        for place in range(number):
            page = publish(
                topics=topics,
                image=images[place % 2],
                image_alt="En bro",
                source_name="Sjöbybladet",
                days_ago=place + 400,
                body=[("text", RichText("<h2>Rubrik</h2><p>Text</p>"))],
                page_contacts=[PageContact(person=person) for person in people],
            )
        return page

    return make


def count_queries(client, address: str, django_assert_max_num_queries, most: int) -> int:
    client.get(address)
    with django_assert_max_num_queries(most) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_list_costs_the_same_for_twice_as_many(
    client, fill, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(NewsIndexPage, "per_page", 4)
    addresses = ("/nyheter/", "/nyheter/?q=bro", "/nyheter/?page=2", "/ar/nyheter/")
    costs = []
    for _time in range(2):
        fill(5)
        costs.append(
            [
                count_queries(client, address, django_assert_max_num_queries, LIST_QUERIES)
                for address in addresses
            ]
        )
    assert costs[0] == costs[1]


def test_article_costs_the_same_among_twice_as_many(client, fill, django_assert_max_num_queries):
    address = fill(5).url
    few = count_queries(client, address, django_assert_max_num_queries, ARTICLE_QUERIES)
    fill(5)
    assert count_queries(client, address, django_assert_max_num_queries, ARTICLE_QUERIES) == few


def test_home_block_costs_the_same_for_twice_as_many(
    client, home, fill, django_assert_max_num_queries
):
    home.body = [("latest_news", {"heading": "Nytt", "count": 6, "topic": None})]
    home.save()
    fill(3)
    few = count_queries(client, "/", django_assert_max_num_queries, LIST_QUERIES)
    fill(3)
    assert count_queries(client, "/", django_assert_max_num_queries, LIST_QUERIES) == few
