"""A list that is not translated works in the reader's frame, with its filters and pages."""

import re

import pytest

from tests.factories import NewsIndexPageFactory, NewsPageFactory


@pytest.fixture
def index(home, locales):
    """A Swedish list of two articles."""
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    for title in ("Ny bro", "Nytt bad"):
        NewsPageFactory(parent=index, locale=home.locale, title=title)
    return index


def body(response) -> str:
    return (
        response.content.decode().partition('<div lang="sv" dir="ltr">')[2].partition("</main>")[0]
    )


def test_the_list_shows_swedish_articles_and_keeps_links_in_the_readers_frame(client, index):
    text = body(client.get("/ar/nyheter/"))
    assert "Ny bro" in text
    assert "Nytt bad" in text
    articles = re.findall(r'href="([^"]*/ny[^"]*/ny[^"]*/)"', text)
    assert len(articles) == 2
    assert all(href.startswith("/ar/nyheter/") for href in articles)


def test_what_the_swedish_page_says_of_itself_is_swedish_too(client, index):
    assert "Sök i listan" in body(client.get("/ar/nyheter/"))


@pytest.mark.usefixtures("worker")
def test_the_filters_of_the_list_work_in_the_readers_frame(client, index):
    text = body(client.get("/ar/nyheter/", {"q": "bad"}))
    assert "Nytt bad" in text
    assert "Ny bro" not in text


def test_a_feed_has_no_frame_and_is_found_at_its_swedish_address(client, index):
    swedish = re.search(r'href="([^"]+rss[^"]*)"', body(client.get("/ar/nyheter/")))[1]
    assert swedish.startswith("/nyheter/")
    assert client.get(swedish).status_code == 200
    response = client.get(f"/ar{swedish}?x=1", follow=True)
    assert response.redirect_chain[-1][0] == f"{swedish}?x=1"
