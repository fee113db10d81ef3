"""What is kept for the pages that readers ask for shows every change at once."""

import pytest
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from samverkan import published
from samverkan.serve import pages_on
from tests.factories import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory, TopicFactory


@pytest.fixture
def fees(home):
    return StandardPageFactory(parent=home, title="Avgifter", slug="avgifter")


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_moved_page_answers_at_its_new_address_at_once(client, home, fees):
    section = StandardPageFactory(parent=home, title="Skola", slug="skola")
    assert "Avgifter" in read(client, "/avgifter/")
    fees.move(section, pos="last-child")
    assert "Avgifter" in read(client, "/skola/avgifter/")
    assert client.get("/avgifter/")["Location"] == "/skola/avgifter/"


def test_a_page_in_the_place_of_another_answers_at_once(client, home, fees):
    assert "Avgifter" in read(client, "/avgifter/")
    fees.delete()
    assert client.get("/avgifter/").status_code == 404
    StandardPageFactory(parent=home, title="Taxor", slug="avgifter")
    assert "Taxor" in read(client, "/avgifter/")


def test_an_unpublished_or_restricted_page_is_closed_at_once(client, fees):
    read(client, "/avgifter/")
    restriction = PageViewRestriction.objects.create(page=fees, restriction_type="login")
    assert client.get("/avgifter/").status_code == 302
    restriction.delete()
    read(client, "/avgifter/")
    fees.unpublish()
    assert client.get("/avgifter/").status_code == 404


def test_access_is_asked_of_the_database_and_not_of_what_is_kept(client, fees):
    read(client, "/avgifter/")
    restriction = PageViewRestriction(page=fees, restriction_type="login")
    PageViewRestriction.objects.bulk_create([restriction])
    assert client.get("/avgifter/").status_code == 302


def test_the_name_of_a_section_is_new_in_the_breadcrumbs_at_once(client, fees):
    StandardPageFactory(parent=fees, title="Bygglov", slug="bygglov")
    assert "Avgifter" in read(client, "/avgifter/bygglov/")
    fees.title = "Taxor"
    fees.save_revision().publish()
    assert "Avgifter" not in read(client, "/avgifter/bygglov/")
    assert "Taxor" in read(client, "/avgifter/bygglov/")


def test_the_address_of_a_linked_page_is_new_in_a_text_at_once(client, home, fees):
    body = [("text", RichText(f'<p><a linktype="page" id="{fees.pk}">Läs mer</a></p>'))]
    StandardPageFactory(parent=home, slug="om", body=body)
    assert 'href="/avgifter/"' in read(client, "/om/")
    fees.slug = "taxor"
    fees.save_revision().publish()
    assert 'href="/taxor/"' in read(client, "/om/")
    PageViewRestriction.objects.create(page=fees, restriction_type="login")
    assert "taxor" not in read(client, "/om/")


def test_a_renamed_topic_has_its_new_name_in_teasers_at_once(client, home):
    topic = TopicFactory(name="Torg", locale=home.locale)
    NewsPageFactory(parent=NewsIndexPageFactory(parent=home)).topics.add(topic)
    article = NewsPageFactory(parent=home.get_children().get().specific)
    article.topics.set([topic])
    article.save()
    home.body = [("latest_news", {"heading": "", "count": 3, "topic": None})]
    home.save()
    assert "<span>Torg</span>" in read(client, "/")
    topic.name = "Parker"
    topic.save()
    assert "<span>Parker</span>" in read(client, "/")


def test_addresses_that_lead_nowhere_leave_nothing_behind(client, home, fees):
    NewsIndexPageFactory(parent=home, slug="nyheter")
    client.get("/nyheter/hittepå-0/")
    before = len(published._values() or ())
    for number in range(1, 10):
        assert client.get(f"/nyheter/hittepå-{number}/").status_code == 404
    assert len(published._values() or ()) == before


def test_each_request_has_pages_of_its_own(home):
    [first] = pages_on([home.url_path])
    [second] = pages_on([home.url_path])
    assert first == second
    assert first is not second
