"""The site of a request is known without a query, and a change of it shows at once."""

import pytest
from wagtail.models import Site

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
