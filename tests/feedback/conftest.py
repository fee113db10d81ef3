"""A page that asks, and the smallest posts that answer it."""

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from feedback.models import FeedbackSettings
from samverkan.public_forms.timestamp import stamp
from tests.factories import StandardPageFactory

OWN = {"Origin": "http://testserver"}
"""What a browser of today says when the form stood on the site itself."""


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def asking_page(home):
    """A page that asks for feedback."""
    page = StandardPageFactory(parent=home, title="Sophämtning", slug="sophamtning")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def mailbox(home):
    """The site's own mailbox for feedback, with an answer promised within seven working days."""
    settings = FeedbackSettings.for_site(home.get_site())
    settings.mailbox, settings.answer_days = "medborgarservice@sjoby.example", 7
    settings.save()
    return settings.mailbox


def old_stamp():
    """The stamp of a form that was shown a minute ago."""
    with time_machine.travel(timezone.now() - timezone.timedelta(minutes=1)):
        return stamp()


@pytest.fixture
def answer_data(asking_page):
    """A post of *Nej* as the page's form makes it."""
    return {
        "answer": "no",
        "page": asking_page.pk,
        "revision": asking_page.live_revision_id,
        "kind": "pages.standardpage",
        "address": "/sophamtning/",
        "stamp": old_stamp(),
        "client_key": "",
    }


@pytest.fixture
def details_data():
    """Details of a resident who wants no contact."""
    return {
        "text": "Vilken dag hämtas brännbart?",
        "contact_wish": "none",
        "stamp": old_stamp(),
    }


@pytest.fixture
def details_url(client, answer_data):
    """The address of the details page of a stored *Nej*."""
    return client.post("/aterkoppling/", answer_data, headers=OWN)["Location"]
