"""The listing that rooms share: whatever a reader asks, a list answers."""

import pytest
from django.core.paginator import Paginator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import NewsIndexPage
from samverkan.pages.listing import get_page, page_range
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


@pytest.fixture
def listed(home, monkeypatch):
    """A list of six articles, three pages of it, all about one topic."""
    monkeypatch.setattr(NewsIndexPage, "per_page", 2)
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    topic = TopicFactory(slug="parker")
    for number in range(6):
        page = NewsPageFactory(title=f"Nyhet {number} om parken", parent=index, locale=home.locale)
        page.topics.set([topic])
        page.save()
    return index


def listing_of(client, query: str):
    response = client.get(f"/nyheter/?{query}")
    assert response.status_code == 200
    return response.context["listing"]


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


@pytest.mark.usefixtures("worker")
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


def test_empty_list_says_so_and_offers_no_pagination(client, home):
    NewsIndexPageFactory(parent=home, locale=home.locale)
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


texts = st.text(max_size=200) | st.integers().map(str) | st.sampled_from(["parker", "2026", ""])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parameters=st.lists(
        st.tuples(st.sampled_from(["q", "topic", "year", "page", "format", "lang"]), texts),
        max_size=6,
    )
)
def test_no_parameter_makes_the_listing_fail(client, listed, parameters):
    response = client.get("/nyheter/", query_params=_encodable(parameters))
    assert response.status_code == 200


def _encodable(parameters: list[tuple[str, str]]) -> dict[str, list[str]]:
    query: dict[str, list[str]] = {}
    for name, value in parameters:
        query.setdefault(name, []).append(value.encode("utf-8", "replace").decode())
    return query


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=200))
def test_no_bytes_in_the_query_make_the_listing_fail(client, listed, raw):
    quoted = "".join(f"%{byte:02x}" for byte in raw)
    everywhere = "&".join(f"{name}={quoted}" for name in ("q", "topic", "year", "page"))
    assert client.get(f"/nyheter/?{everywhere}").status_code == 200
