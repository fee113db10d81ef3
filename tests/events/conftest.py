"""A calendar with room for events."""

from datetime import date, time

import pytest

from events.models import EventIndexPage, EventPage, Occasion
from tests.factories import EventIndexPageFactory, EventPageFactory, OccasionFactory


@pytest.fixture
def calendar(home) -> EventIndexPage:
    return EventIndexPageFactory(parent=home, locale=home.locale)


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
def occasion(event) -> Occasion:
    """The evening of 5 May 2026, six to eight."""
    return OccasionFactory(page=event, start_day=date(2026, 5, 5), end_time=time(20))
