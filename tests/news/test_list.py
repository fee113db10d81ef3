"""The news list: order, filters, pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import NewsIndexPageFactory, TopicFactory


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"].page_obj]


def test_pinned_article_is_on_top_for_as_long_as_it_is_pinned(client, publish):
    today = timezone.localdate()
    publish("Nyast", days_ago=1)
    publish("Fäst", days_ago=9, pinned_until=today)
    publish("Inte längre fäst", days_ago=5, pinned_until=today - timedelta(days=1))
    assert titles(client.get("/nyheter/")) == ["Fäst", "Nyast", "Inte längre fäst"]


def test_articles_of_the_same_moment_keep_their_order(client, publish):
    moment = timezone.now()
    for number in range(4):
        publish(f"Nyhet {number}", first_published_at=moment)
    assert titles(client.get("/nyheter/")) == titles(client.get("/nyheter/"))
    assert titles(client.get("/nyheter/")) == [f"Nyhet {number}" for number in (3, 2, 1, 0)]


def test_topic_filter_shows_articles_on_the_topic(client, publish):
    parks = TopicFactory(name="Parker", slug="parker")
    publish("Ny park", topics=[parks])
    publish("Ny väg", topics=[TopicFactory()])
    assert titles(client.get("/nyheter/?topic=parker")) == ["Ny park"]


def test_year_filter_shows_articles_of_the_year(client, publish):
    publish("I år", days_ago=0)
    publish("Förr", days_ago=800)
    year = (timezone.localtime() - timedelta(days=800)).year
    assert titles(client.get(f"/nyheter/?year={year}")) == ["Förr"]


@pytest.mark.usefixtures("worker")
def test_search_in_the_list_finds_words_of_the_text(client, publish):
    publish("Ny bro", body=[("text", "<p>Biblioteket öppnar igen.</p>")])
    publish("Ny väg")
    assert titles(client.get("/nyheter/?q=bibliotek")) == ["Ny bro"]


def test_arabic_list_shows_arabic_articles_with_arabic_topic_names(client, home, publish, locales):
    topic = TopicFactory(name="Parker", slug="parker")
    arabic_topic = topic.copy_for_translation(locales["ar"])
    arabic_topic.name = "الحدائق"
    arabic_topic.save()
    arabic_home = home.copy_for_translation(locales["ar"])
    arabic_home.slug, arabic_home.live = "hem-ar", True
    arabic_home.save()
    arabic_index = NewsIndexPageFactory(parent=arabic_home, locale=locales["ar"], title="أخبار")
    publish("حديقة جديدة", parent=arabic_index, locale=locales["ar"], slug="park", topics=[topic])
    publish("Ny park", topics=[topic])
    response = client.get("/ar/nyheter/?topic=parker")
    assert titles(response) == ["حديقة جديدة"]
    assert "الحدائق" in response.content.decode()
    assert "Parker" not in response.content.decode()
