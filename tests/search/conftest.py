"""The search also finds news."""

from tests.news.conftest import index, news_list, publish

__all__ = ["index", "news_list", "publish"]
