"""Staff meet the municipality's own name in the admin, and not that of the software."""

import re

import pytest
from django.urls import reverse

from samverkan.shell.models import SiteSettings
from tests.factories import UserFactory


@pytest.fixture
def named(home):
    SiteSettings.objects.create(site=home.get_site(), name="Sjöby kommun")


def test_log_in_and_title_bear_the_sites_name(client, named):
    html = client.get(reverse("wagtailadmin_login")).text
    assert "Logga in till Sjöby kommun" in html
    assert "Sjöby kommun" in re.search(r"<title>(.*?)</title>", html, re.S)[1]
    assert "build/favicon.svg" in html
    assert "Wagtail" not in re.search(r"<main.*?</main>", html, re.S)[0]


def test_the_first_page_welcomes_to_the_site(client, named):
    client.force_login(UserFactory(is_superuser=True))
    assert "Välkommen till Sjöby kommun" in client.get(reverse("wagtailadmin_home")).text
