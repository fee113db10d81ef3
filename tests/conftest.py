"""The smallest site: Swedish, English and Arabic locales and a Swedish home page."""

import pytest
from wagtail.models import Locale, Page, Site

from samverkan.pages.models import HomePage
from tests.factories import HomePageFactory


@pytest.fixture
def locales(db: None) -> dict[str, Locale]:
    """Swedish, which exists from the first migration, and the two that the demo publishes."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in ("sv", "en", "ar")
    }


@pytest.fixture
def home(locales: dict[str, Locale]) -> HomePage:
    """The Swedish home page, which is the root of the default site."""
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root, locale=locales["sv"])
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home
