"""The listing that rooms share: whatever a reader asks, a list answers."""

from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.test import override_settings
from hypothesis import given

from news.models import NewsIndexPage, NewsPage
from samverkan.pages.listing import get_page, page_range
from tests.any_input import queries, quoted_bytes, requests
from tests.conftest import AT_ONCE, set_up_site
from tests.factories import NewsIndexPageFactory, NewsPageFactory, TopicFactory

WRONG = [
    "year=abc",
    "year=0",
    "year=99999999999999999999",
    "year=-1",
    "year=2026.5",
    "year=٢٠٢٦",
    "topic=finns-inte",
    "topic=%00",
    "q=%00",
    "q=" + "a" * 10_000,
    "year=%ff%fe",
    "topic=" + "b" * 10_000,
]
WRONG_PAGES = [
    "page=x",
    "page=999",
    "page=0",
    "page=-1",
    "page=" + "9" * 5_000,
    "page=1.5",
    "page=inf",
    "page=%00",
    "page=٢",
    "page=²",
]


@pytest.fixture(scope="module")
def six_articles(module_db):
    """A list of six articles, all about one topic, that can be searched."""
    home = set_up_site()
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    topic = TopicFactory(slug="parker")
    with override_settings(TASKS=AT_ONCE):
        for number in range(6):
            title = f"Nyhet {number} om parken"
            NewsPageFactory(title=title, parent=index, locale=home.locale, topics=[topic])


@pytest.fixture
def listed(six_articles, db, monkeypatch):
    """Three pages of articles."""
    monkeypatch.setattr(NewsIndexPage, "per_page", 2)


def listing_of(client, query: str):
    response = client.get(f"/nyheter/?{query}")
    assert response.status_code == 200
    return response.context["listing"]


def test_a_new_topic_and_year_are_offered_as_soon_as_a_page_with_them_is_published(client, listed):
    before = listing_of(client, "").form
    index = NewsIndexPage.objects.get()
    NewsPageFactory(
        parent=index,
        locale=index.locale,
        topics=[TopicFactory(slug="broar")],
        first_published_at=datetime(1999, 5, 5, tzinfo=UTC),
    )
    after = listing_of(client, "").form
    for name, choice in (("topic", "broar"), ("year", "1999")):
        assert choice not in dict(before.fields[name].choices)
        assert choice in dict(after.fields[name].choices)


@pytest.mark.parametrize("query", WRONG)
def test_wrong_filter_shows_the_whole_list_with_a_message(client, listed, query):
    response = client.get(f"/nyheter/?{query}")
    assert response.status_code == 200
    assert response.context["listing"].page_obj.paginator.count == 6
    assert response.context["listing"].form.errors
    assert 'data-color="warning"' in response.content.decode()


@pytest.mark.parametrize("query", WRONG_PAGES)
def test_wrong_page_shows_another_page_with_a_message(client, listed, query):
    listing = listing_of(client, query)
    assert listing.wrong_page
    assert len(listing.page_obj.object_list) > 0


def test_page_past_the_end_is_the_last(client, listed):
    assert listing_of(client, "page=999").page_obj.number == 3


def test_repeated_parameters_take_the_last(client, listed):
    assert listing_of(client, "page=1&page=2").page_obj.number == 2


def test_pagination_keeps_the_filters(client, listed):
    body = client.get("/nyheter/?topic=parker&q=parken&page=2").content.decode()
    assert "?q=parken&amp;topic=parker&amp;page=3" in body


def test_long_pagination_is_elided(client, listed):
    numbers = list(range(1, 1001))
    page, wrong = get_page(Paginator(numbers, 10), "50")
    shown = page_range(page)
    assert not wrong
    assert len(shown) < 12
    assert {1, 49, 50, 51, 100} <= set(shown)


def test_each_article_is_on_exactly_one_page(client, listed):
    shown = [
        page.pk
        for number in (1, 2, 3)
        for page in listing_of(client, f"page={number}").page_obj.object_list
    ]
    assert len(shown) == len(set(shown)) == 6


def test_empty_list_says_so_and_offers_no_pagination(client, listed):
    NewsPage.objects.all().delete()
    response = client.get("/nyheter/")
    assert response.status_code == 200
    assert 'class="pager"' not in response.content.decode()


def test_no_hit_offers_the_whole_list(client, listed):
    response = client.get("/nyheter/?q=finnsinte")
    assert response.context["listing"].page_obj.paginator.count == 0
    assert '<a href="/nyheter/">' in response.content.decode()


def test_filters_are_labelled_and_keep_what_was_chosen(client, listed):
    body = client.get("/nyheter/?topic=parker&q=bro").content.decode()
    assert '<option value="parker" selected>' in body
    assert 'value="bro"' in body


NAMES = "q topic year page format lang"


@requests
@given(query=queries(NAMES, "parker", "2026", ""))
def test_no_parameter_makes_the_listing_fail(client, listed, query):
    assert client.get("/nyheter/", query).status_code == 200


@requests
@given(query=quoted_bytes(NAMES))
def test_no_bytes_in_the_query_make_the_listing_fail(client, listed, query):
    assert client.get(f"/nyheter/?{query}").status_code == 200
