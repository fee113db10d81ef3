"""What a reader sees of one article."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from news.models import NewsSettings
from tests.factories import PersonFactory, TopicFactory

PUBLISHED = datetime(2026, 3, 9, 9, 15, tzinfo=UTC)


def read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def article(publish):
    return publish(first_published_at=PUBLISHED, last_published_at=PUBLISHED)


def test_published_time_is_written_out_and_machine_readable(client, article):
    body = read(client, article)
    assert 'datetime="2026-03-09T10:15+01:00">9 mars 2026 klockan 10.15</time>' in body


def test_update_shows_only_when_it_came_a_good_while_after(client, article):
    article.last_published_at = PUBLISHED + timedelta(minutes=20)
    article.save()
    assert body_has_no_update(read(client, article))
    article.last_published_at = PUBLISHED + timedelta(days=2)
    article.save()
    assert "11 mars 2026" in read(client, article)


def body_has_no_update(body: str) -> bool:
    return body.count("mars 2026") == 1


@pytest.mark.parametrize(
    ("own_age", "days", "old"),
    [(None, 364, False), (None, 366, True), (30, 31, True), (800, 400, False)],
)
def test_old_news_notice_follows_the_site_unless_the_article_says_otherwise(
    client, article, own_age, days, old
):
    article.old_after_days = own_age
    article.save()
    with time_machine.travel(PUBLISHED + timedelta(days=days)):
        response = client.get(article.url)
    assert response.context["is_old"] is old


def test_old_news_notice_names_the_day(client, article):
    with time_machine.travel(PUBLISHED + timedelta(days=400)):
        body = read(client, article)
    notice = body[body.index("<main") :]
    assert notice.count("9 mars 2026") == 2


def test_site_decides_when_news_are_old(client, home, article):
    settings = NewsSettings.for_site(home.get_site())
    settings.old_after_days = 10
    settings.save()
    with time_machine.travel(PUBLISHED + timedelta(days=11)):
        assert client.get(article.url).context["is_old"]


def test_lead_of_more_than_400_characters_is_refused_in_words(publish):
    with pytest.raises(ValidationError) as refused:
        publish(lead="a" * 401)
    assert "400" in str(refused.value)


def test_published_article_without_lead_is_refused(publish):
    with pytest.raises(ValidationError):
        publish(lead="")


def test_related_articles_share_a_topic_and_are_the_three_newest(client, publish):
    roads, parks = TopicFactory(name="Vägar"), TopicFactory(name="Parker")
    for day in range(1, 6):
        publish(f"Väg {day}", days_ago=day, topics=[roads, parks] if day == 2 else [roads])
    publish("Park", topics=[parks], days_ago=9)
    publish("Utan ämne")
    article = publish("Vägarbete", topics=[roads, parks], days_ago=20)
    related = client.get(article.url).context["related"]
    assert [page.title for page in related] == ["Väg 1", "Väg 2", "Väg 3"]


def test_contact_persons_end_the_article(client, article):
    article.page_contacts.create(person=PersonFactory(name="Mio Åberg"))
    article.save()
    assert "Mio Åberg" in read(client, article)


def test_source_is_credited_with_a_link(client, article):
    article.source_name = "Sjöbybladet"
    article.source_url = "https://bladet.example/bro"
    article.save()
    body = read(client, article)
    assert 'href="https://bladet.example/bro"' in body
    assert "Sjöbybladet" in body


def test_list_of_latest_news_in_an_article_leaves_the_article_out(client, publish):
    publish("En annan nyhet")
    block = ("latest_news", {"heading": "Nytt", "count": 3, "topic": None})
    body = read(client, publish("Den här nyheten", body=[block]))
    assert "En annan nyhet" in body
    assert body.count("Den här nyheten</a>") == 0
