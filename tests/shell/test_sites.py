"""The site of a request is known without a query, and a change of it shows at once."""

import pytest
from wagtail.models import Site

from samverkan import published
from samverkan.sites import site_for

pytestmark = pytest.mark.django_db


def test_host_that_has_asked_before_costs_no_query(rf, home, django_assert_num_queries):
    site = site_for(rf.get("/"))
    with django_assert_num_queries(0):
        assert site_for(rf.get("/")) == site


def test_wagtail_asks_nothing_once_the_site_is_known(rf, home, django_assert_num_queries):
    site_for(rf.get("/"))
    request = rf.get("/")
    site = site_for(request)
    with django_assert_num_queries(0):
        assert Site.find_for_request(request) == site


def test_changed_site_shows_at_once(rf, home):
    site = site_for(rf.get("/"))
    site.site_name = "Ett nytt namn"
    site.save()
    assert site_for(rf.get("/")).site_name == "Ett nytt namn"


def test_removed_site_is_not_found(rf, home):
    site_for(rf.get("/")).delete()
    assert site_for(rf.get("/")) is None


def test_unknown_hosts_and_ports_add_nothing_to_what_is_kept(rf, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    home_site = site_for(rf.get("/"))
    for number in range(20):
        request = rf.get("/", headers={"host": f"host-{number}.example:{8000 + number}"})
        assert site_for(request) == home_site
    values = published._values()
    assert values is not None
    assert len([key for key in values if key[0] == "site"]) == 1


def test_each_host_and_port_gets_its_own_site(rf, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.create(hostname="testserver", port=81, root_page=home, site_name="Annan port")
    Site.objects.create(hostname="annan.example", port=80, root_page=home, site_name="Annan")

    def name(host: str) -> str:
        return site_for(rf.get("/", headers={"host": host})).site_name

    hosts = ["testserver:81", "annan.example", "annan.example:8000", "testserver:82"]
    names = [Site.find_for_request(rf.get("/", headers={"host": h})).site_name for h in hosts]
    for _time in range(2):
        assert [name(host) for host in hosts] == names
    assert names[:2] == ["Annan port", "Annan"]
