"""What each public page type costs in SQL, as many for N items as for 2N."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.models import PageContact
from samverkan.pages.base import BasePage
from samverkan.pages.models import HomePage
from tests.factories import (
    ImageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PersonFactory,
    StandardPageFactory,
    TopicFactory,
)

BUDGETS = {
    "pages.HomePage": ("/", 2),
    "pages.StandardPage": ("/om/", 3),
    "news.NewsIndexPage": ("/nyheter/", 8),
    "news.NewsPage": ("/nyheter/en-nyhet/", 4),
}
"""An address of each page type, and the most queries that it may cost when warm."""


class World:
    """A site that can grow: news with images, topics and contact persons, and pages with pages."""

    def __init__(self, home: HomePage) -> None:
        self.index = NewsIndexPageFactory(parent=home)
        self.topics = TopicFactory.create_batch(2)
        self.page = StandardPageFactory(parent=home, title="Om", slug="om")
        self.news = self.add_news(slug="en-nyhet")

    def add_news(self, **attributes: object) -> BasePage:
        news = NewsPageFactory(parent=self.index, image=ImageFactory(), **attributes)
        news.topics.set(self.topics)
        news.save()
        return news

    def grow(self, number: int) -> None:
        for _item in range(number):
            self.add_news()
            StandardPageFactory(parent=self.page)
            PageContact.objects.create(page=self.news, person=PersonFactory())


def cost(client: Client, address: str) -> int:
    """The queries of a warm answer."""
    for _time in range(2):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_every_page_type_has_a_budget():
    page_types = {model._meta.label for model in apps.get_models() if issubclass(model, BasePage)}
    assert page_types == set(BUDGETS)


@pytest.mark.parametrize(("address", "budget"), BUDGETS.values(), ids=BUDGETS)
def test_a_page_costs_its_budget_and_as_much_for_twice_the_items(
    client: Client, home: HomePage, address: str, budget: int
):
    world = World(home)
    world.grow(3)
    few = cost(client, address)
    world.grow(3)
    assert cost(client, address) == few <= budget
