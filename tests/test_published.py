"""What is kept of what readers see: gone after every change, and never what nobody may see."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from samverkan import published
from samverkan.pages.models import StandardPage
from samverkan.pages.translations import open_pages
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def titles() -> tuple[str, ...]:
    """The titles of all pages that anybody may read, as a room would keep them."""
    return published.kept(
        ("titles",), lambda: tuple(open_pages().filter(depth__gt=2).values_list("title", flat=True))
    )


@pytest.fixture
def page(home) -> StandardPage:
    page = StandardPageFactory(parent=home, title="Avgifter", slug="avgifter")
    assert titles() == ("Avgifter",)
    return page


def test_what_is_kept_costs_no_query(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert titles() == ("Avgifter",)


def test_a_draft_changes_nothing_that_is_kept(page, django_assert_num_queries):
    page.title = "Taxor"
    page.save_revision()
    with django_assert_num_queries(0):
        assert titles() == ("Avgifter",)


def test_published_unpublished_and_deleted_pages_show_at_once(page):
    page.title = "Taxor"
    page.save_revision().publish()
    assert titles() == ("Taxor",)
    page.unpublish()
    assert titles() == ()
    page.save_revision().publish()
    assert titles() == ("Taxor",)
    page.delete()
    assert titles() == ()


def test_a_restricted_page_is_gone_at_once(page):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert titles() == ()
    restriction.delete()
    assert titles() == ("Avgifter",)


def test_an_expired_page_is_gone_before_the_worker_unpublishes_it(page, time_machine):
    page.expire_at = timezone.now() + timedelta(minutes=5)
    page.save()
    assert titles() == ("Avgifter",)
    time_machine.move_to(page.expire_at, tick=False)
    assert titles() == ()


def test_nothing_is_kept_that_was_read_before_a_change(page):
    def read_while_somebody_publishes() -> tuple[str, ...]:
        Locale.objects.create(language_code="fi")
        return ("before the change",)

    with published.one_version():
        published.kept(("value",), read_while_somebody_publishes)
    assert published.kept(("value",), lambda: ("after the change",)) == ("after the change",)


def test_a_request_that_changes_something_keeps_nothing_that_may_be_rolled_back(page):
    with published.one_version():
        page.title = "Taxor"
        page.save()
        assert titles() == ("Taxor",)
    StandardPage.objects.update(title="Avgifter")
    assert titles() == ("Avgifter",)


def test_a_request_asks_the_cache_once(page, monkeypatch):
    asked = []
    get = cache.get
    monkeypatch.setattr(cache, "get", lambda key, *args: asked.append(key) or get(key, *args))
    with published.one_version():
        titles()
        titles()
    assert asked == [published.VERSION_KEY]


def test_none_is_not_kept():
    assert published.kept(("value",), lambda: None) is None
    assert published.kept(("value",), lambda: "something") == "something"


def test_no_process_keeps_more_than_its_share(monkeypatch):
    monkeypatch.setattr(published, "MOST", 3)
    for number in range(20):
        published.kept(("number", number), lambda number=number: number)
    values = published._values()
    assert values is not None
    assert len(values) <= 3


def test_threads_share_what_is_kept(page):
    seen: list[object] = []
    thread = Thread(target=lambda: seen.append(published.kept(("titles",), lambda: "built anew")))
    thread.start()
    thread.join()
    assert seen == [("Avgifter",)]


def test_without_a_cache_everything_is_read_anew_and_nothing_from_before_comes_back(page):
    redis = {
        "BACKEND": "samverkan.caches.TolerantRedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
    }
    with override_settings(CACHES={"default": redis}):
        page.title = "Taxor"
        page.save()
        assert titles() == ("Taxor",)
        StandardPage.objects.update(title="Priser")
        assert titles() == ("Priser",)
    assert titles() == ("Priser",)
