"""A news list with room for articles."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage
from tests.conftest import set_up_site
from tests.factories import NewsIndexPageFactory, NewsPageFactory


@pytest.fixture(scope="module")
def news_list(module_db) -> NewsIndexPage:
    home = set_up_site()
    return NewsIndexPageFactory(parent=home, locale=home.locale)


@pytest.fixture
def index(news_list, db) -> NewsIndexPage:
    return NewsIndexPage.objects.get(pk=news_list.pk)


@pytest.fixture
def publish(index):
    """Makes an article that has been published for a number of days."""

    titles = (f"Ny bro över ån {number}" for number in count(1))

    def make(title: str = "", *, days_ago: float = 1, **fields) -> NewsPage:
        moment = timezone.now() - timedelta(days=days_ago)
        return NewsPageFactory(
            title=title or next(titles),
            parent=fields.pop("parent", index),
            **{"first_published_at": moment, "locale": index.locale, **fields},
        )

    return make
