"""A small site whose pages are in different languages."""

import pytest
from wagtail.models import Locale

from samverkan.pages.models import HomePage, StandardPage
from tests.factories import StandardPageFactory


@pytest.fixture
def fees(home: HomePage) -> StandardPage:
    """A Swedish page at /avgifter/."""
    return StandardPageFactory(
        parent=home, locale=home.locale, title="Avgifter", slug="avgifter", lead="Vad det kostar."
    )


@pytest.fixture
def translate(home: HomePage, locales: dict[str, Locale]):
    """Make a version of a page in another language, with its home page where that is missing."""

    def make(page: StandardPage, code: str, *, title: str = "", live: bool = True) -> StandardPage:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        if not home.has_translation(locale):
            home.copy_for_translation(locale).save_revision().publish()
        version = page.copy_for_translation(locale)
        version.title = title or f"{page.title} ({code})"
        version.save_revision()
        if live:
            version.get_latest_revision().publish()
        version.refresh_from_db()
        return version

    return make
