"""Feeds, read by an independent parser."""

import feedparser
import pytest
from wagtail.rich_text import RichText

from tests.factories import ImageFactory, TopicFactory

FEEDS = ["/nyheter/flode.rss", "/nyheter/flode.atom"]


def parse(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def article(publish):
    return publish(
        "Bro & <väg>",
        image=ImageFactory(),
        image_alt="En bro",
        body=[
            ("text", RichText('<h2>Så går det till</h2><p><a href="/kontakt/">Ring oss</a></p>'))
        ],
    )


@pytest.mark.parametrize("address", FEEDS)
def test_feed_has_the_whole_text_with_whole_addresses(client, article, address):
    (entry,) = parse(client, address).entries
    assert entry.title == "Bro & <väg>"
    assert entry.link == f"http://testserver{article.url}"
    content = entry.content[0].value
    assert "Det här har hänt." in content
    assert "Så går det till" in content
    assert 'href="http://testserver/kontakt/"' in content
    assert 'src="http://testserver/media/' in content
    assert 'alt="En bro"' in content


@pytest.mark.parametrize("address", FEEDS)
def test_feed_tells_its_language_its_own_address_and_times(client, article, address):
    feed = parse(client, address)
    assert feed.feed.language == "sv"
    assert any(
        link.rel == "self" and link.href == f"http://testserver{address}"
        for link in feed.feed.links
    )
    (entry,) = feed.entries
    published = entry.published_parsed
    assert (published.tm_year, published.tm_hour) == (
        article.first_published_at.year,
        article.first_published_at.hour,
    )


@pytest.mark.parametrize("address", FEEDS)
def test_items_keep_their_name_when_the_page_moves_and_changes(client, article, address):
    (before,) = parse(client, address).entries
    article.slug, article.title = "annan", "Annan rubrik"
    article.save()
    (after,) = parse(client, address).entries
    assert before.id == after.id
    assert before.link != after.link


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_each_topic_has_a_feed_of_its_own(client, publish, kind):
    parks = TopicFactory(name="Parker", slug="parker")
    publish("Ny park", topics=[parks])
    publish("Ny väg")
    feed = parse(client, f"/nyheter/amne/parker/flode.{kind}")
    assert [entry.title for entry in feed.entries] == ["Ny park"]
    assert "Parker" in feed.feed.title
    assert [tag.term for tag in feed.entries[0].tags] == ["Parker"]


@pytest.mark.parametrize("address", ["/nyheter/amne/okant/flode.rss", "/nyheter/flode.json"])
def test_feed_that_does_not_exist_is_not_found(client, publish, address):
    publish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", FEEDS)
def test_feed_has_the_newest_first_whatever_is_pinned(client, publish, address):
    publish("Fäst", days_ago=9, pinned_until="2999-01-01")
    publish("Nyast", days_ago=1)
    assert [entry.title for entry in parse(client, address).entries] == ["Nyast", "Fäst"]


@pytest.mark.parametrize("address", FEEDS)
def test_control_characters_do_not_break_the_feed(client, publish, address):
    publish("Rubrik\x0b\x0c", lead="Lead\x1f", body=[("text", RichText("<p>Text\x08</p>"))])
    (entry,) = parse(client, address).entries
    assert entry.title == "Rubrik"


@pytest.mark.parametrize("address", FEEDS)
def test_empty_feed_is_valid(client, index, address):
    assert parse(client, address).entries == []


def test_list_links_to_its_feeds(client, publish):
    publish("Ny park", topics=[TopicFactory(slug="parker")])
    body = client.get("/nyheter/?topic=parker").content.decode()
    assert 'href="/nyheter/amne/parker/flode.rss"' in body
    assert 'type="application/atom+xml"' in body


def test_feed_of_an_untranslated_list_is_found_at_its_swedish_address(client, publish):
    publish()
    response = client.get("/ar/nyheter/flode.rss")
    assert response.status_code == 302
    assert response["Location"] == "/nyheter/flode.rss"


def test_a_feed_costs_as_many_queries_for_twenty_items_as_for_ten(
    client, publish, django_assert_max_num_queries
):
    topic, image = TopicFactory(), ImageFactory()
    for _number in range(10):
        publish(topics=[topic], image=image, body=[("text", RichText("<p>Text</p>"))])
    client.get(FEEDS[0])
    with django_assert_max_num_queries(14):
        client.get(FEEDS[0])
    for _number in range(10):
        publish(topics=[topic], image=image, body=[("text", RichText("<p>Text</p>"))])
    with django_assert_max_num_queries(14):
        assert client.get(FEEDS[0]).content.count(b"<item>") == 20
