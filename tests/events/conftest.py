"""A calendar with room for events."""

from datetime import date, time

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.forms import repeat_occasions
from events.models import EventIndexPage, EventPage, Occasion
from tests.conftest import set_up_site
from tests.factories import (
    EventIndexPageFactory,
    EventPageFactory,
    OccasionFactory,
    UserFactory,
)


@pytest.fixture(scope="module")
def empty_calendar(module_db) -> EventIndexPage:
    home = set_up_site()
    return EventIndexPageFactory(parent=home, locale=home.locale)


@pytest.fixture
def calendar(empty_calendar, db) -> EventIndexPage:
    return EventIndexPage.objects.get(pk=empty_calendar.pk)


@pytest.fixture
def event(calendar) -> EventPage:
    """A published event without occasions."""
    return EventPageFactory(parent=calendar, locale=calendar.locale)


@pytest.fixture
def hold(calendar):
    """Makes a published event with one evening for each day: ``hold("2026-05-05")``."""

    def make(*days: str, **fields) -> EventPage:
        page = EventPageFactory(parent=calendar, locale=calendar.locale, **fields)
        for day in days:
            OccasionFactory(page=page, start_day=date.fromisoformat(day))
        return page

    return make


@pytest.fixture
def arabic_calendar(home, calendar, locales) -> EventIndexPage:
    """The calendar's published version in Arabic."""
    front = home.copy_for_translation(locales["ar"])
    front.slug, front.live = "hem-ar", True
    front.save()
    key = calendar.translation_key
    return EventIndexPageFactory(
        parent=front, locale=locales["ar"], title="الفعاليات", translation_key=key
    )


@pytest.fixture
def occasion(event) -> Occasion:
    """The evening of 5 May 2026, six to eight."""
    return OccasionFactory(page=event, start_day=date(2026, 5, 5), end_time=time(20))


@pytest.fixture
def repeat(calendar):
    """Makes a published event that comes again every week from 17 March 2026 until a day."""

    def make(until: date, **fields) -> EventPage:
        page = EventPageFactory(parent=calendar, locale=calendar.locale)
        row = {"start_day": date(2026, 3, 17), "repeats": "weekly", "repeats_until": until}
        page.occasions = [OccasionFactory.build(**row | fields)]
        repeat_occasions(page)
        page.save_revision().publish()
        return EventPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def publish(editor, event):
    """Posts the page editor with these rows, as "publish"."""

    def post(*rows, page=event, **changes):
        existing = sum("id" in row for row in rows)
        streams = ("speakers", "body", "material", "registration_fields")
        data = nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "lead": page.lead,
                "form": "on_site",
                "registration": "none",
                "most_together": "1",
                "offer_hours": "48",
                "occasions": inline_formset(rows, initial=existing),
                "organisers": inline_formset([]),
                "page_contacts": inline_formset([]),
                "comments": inline_formset([]),
                **{name: streamfield([]) for name in streams},
                "action-publish": "1",
                **changes,
            }
        )
        return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    return post
