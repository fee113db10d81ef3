"""The guards of forms that anybody can post."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone

from samverkan.public_forms import flood, honeypot, timestamp
from samverkan.public_forms.origin import Origin, origin_of


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, Origin.OWN),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, Origin.OWN),
        ({"Origin": "http://testserver"}, Origin.OWN),
        ({"Origin": "HTTP://TESTSERVER:80"}, Origin.OWN),
        ({"Sec-Fetch-Site": "cross-site"}, Origin.FOREIGN),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, Origin.FOREIGN),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://other.testserver"}, Origin.FOREIGN),
        ({"Origin": "http://testserver.example"}, Origin.FOREIGN),
        ({"Origin": "http://testserver:8000"}, Origin.FOREIGN),
        ({"Origin": "http://[broken"}, Origin.FOREIGN),
        ({"Origin": "null"}, Origin.UNKNOWN),
        ({}, Origin.UNKNOWN),
    ],
)
def test_the_browser_says_where_a_form_stood(rf, headers, origin):
    assert origin_of(rf.post("/", headers=headers)) is origin


def test_the_honeypot_is_hidden_from_eyes_and_assistive_technology_and_has_a_label():
    soup = BeautifulSoup(render_to_string("public_forms/honeypot.html"), "html.parser")
    field = soup.find("input", attrs={"name": honeypot.FIELD_NAME})
    container = soup.find("div")
    assert container.has_attr("hidden")
    assert container.has_attr("inert")
    assert field["autocomplete"] == "off"
    assert field.find_parent("label").get_text(strip=True)


@pytest.mark.parametrize(("data", "filled"), [({}, False), ({"x": "1"}, False)])
def test_an_empty_honeypot_is_no_suspicion(data, filled):
    assert honeypot.is_filled(data) is filled
    assert honeypot.is_filled({honeypot.FIELD_NAME: "x"})


def test_a_stamp_has_no_upper_limit():
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        value = timestamp.stamp()
    with time_machine.travel(now + timedelta(days=400), tick=False):
        assert timestamp.age(value) > timedelta(days=399)


@pytest.mark.parametrize("value", ["", "1", "1:x", "x:y:z", "٣", "1" * 5000])
def test_a_stamp_that_is_not_ours_has_no_age(value):
    assert timestamp.age(value) is None


def test_a_flood_is_counted_per_client_and_forgotten(rf):
    library = {"REMOTE_ADDR": "192.0.2.1"}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        posts = [flood.is_flood(rf.post("/", **library), "a") for _n in range(31)]
        assert posts.count(True) == 1
        assert not flood.is_flood(rf.post("/", REMOTE_ADDR="192.0.2.2"), "a")
        assert not flood.is_flood(rf.post("/", **library), "b")
        clock.shift(timedelta(seconds=flood.FLOOD_WINDOW + 1))
        assert not flood.is_flood(rf.post("/", **library), "a")


def test_a_cache_of_files_counts_each_flood_from_its_first_post(settings, tmp_path):
    settings.CACHES = {
        "default": {
            "BACKEND": "samverkan.caches.TolerantFileBasedCache",
            "LOCATION": str(tmp_path),
        }
    }
    times = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for minutes in (0, 6, 3, 2):
            clock.shift(timedelta(minutes=minutes))
            times.append(flood.count("a", "library", 10 * 60))
    assert times == [1, 2, 3, 1]


def test_the_client_is_whom_our_own_proxy_saw(rf, settings):
    forwarded = rf.post("/", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.7"})
    settings.PROXY_COUNT = 1
    assert flood.client_of(forwarded).startswith("192.0.2.7")
    settings.PROXY_COUNT = 0
    assert flood.client_of(forwarded).startswith("127.0.0.1")


def test_neither_address_nor_browser_is_kept_in_the_cache(rf):
    flood.is_flood(rf.post("/", REMOTE_ADDR="192.0.2.1", headers={"User-Agent": "Odd"}), "a")
    kept = str(cache._cache) + str(cache._expire_info)
    assert "192.0.2.1" not in kept
    assert "Odd" not in kept


def test_hashes_cannot_be_compared_after_the_key_was_replaced(rf):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        before = flood._fingerprint("192.0.2.1")
        assert flood._fingerprint("192.0.2.1") == before
        clock.shift(timedelta(seconds=flood.KEY_LIFETIME + 1))
        assert flood._fingerprint("192.0.2.1") != before


def test_without_a_cache_nobody_is_limited(rf, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9/0",
        }
    }
    assert not any(flood.is_flood(rf.post("/"), "a") for _n in range(40))
    assert flood.double_post_key(rf.post("/"), "a", 5) != flood.double_post_key(
        rf.post("/"), "a", 5
    )
