"""A browser checks its copy of a page before each use, so that what is urgent reaches everybody."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from samverkan.shell.models import EmergencyBanner
from tests.factories import StandardPageFactory


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, slug="avgifter")


def again(client: Client, first, address: str = "/avgifter/"):
    """What a browser gets that comes back a minute later with its copy."""
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=1)):
        return client.get(address, headers={"If-None-Match": first["ETag"]})


def test_browsers_ask_before_each_use_and_shared_caches_once_a_minute(client, page):
    rules = client.get("/avgifter/")["Cache-Control"].split(", ")
    assert {"public", "max-age=0", "s-maxage=60", "must-revalidate"} == set(rules)


def test_who_comes_back_to_an_unchanged_page_gets_no_body(client, page):
    first = client.get("/avgifter/")
    second = again(client, first)
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == first["Cache-Control"]


def test_crisis_banner_reaches_who_comes_back_at_once(client, page, home):
    first = client.get("/avgifter/")
    message = {"language": "sv", "heading": "Koka vattnet", "text": "", "url": "", "link_text": ""}
    EmergencyBanner.objects.create(
        site=home.get_site(), level="crisis", messages=[{"type": "message", "value": message}]
    )
    second = again(client, first)
    assert second.status_code == 200
    assert "Koka vattnet" in second.text


def test_changed_page_reaches_who_comes_back(client, page):
    first = client.get("/avgifter/")
    page.lead = "Nya avgifter från i dag."
    page.save()
    assert "Nya avgifter" in again(client, first).text


def test_missing_page_stays_missing_for_who_comes_back(client, home):
    response = client.get("/finns-inte/", headers={"If-None-Match": "*"})
    assert response.status_code == 404
    assert "max-age=0" in response["Cache-Control"]


def test_what_is_no_page_may_be_used_for_a_minute_without_asking(client, home):
    assert client.get("/robots.txt")["Cache-Control"] == "public, max-age=60"
