"""The search also finds news."""

from tests.news.conftest import index, publish

__all__ = ["index", "publish"]
