"""The menu of the header leads to a page, with a script and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_menu_opens_on_a_phone_and_leads_to_a_page(reader: Callable[..., Page], script: bool):
    page = reader(viewport=PHONE, java_script_enabled=script)
    page.goto("/")
    page.locator(".header-button--menu").click()
    link = page.locator("#menu .site-menu__list > li > a").first
    href = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{href}")
