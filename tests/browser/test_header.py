"""The menus of the header open, close and return focus, with a script and without."""

import pytest

PHONE = {"width": 390, "height": 844}


def is_open(page):
    return page.locator("#menu").evaluate("menu => menu.matches(':popover-open')")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_menu_opens_on_a_phone_and_leads_to_a_page(reader, base_url, script):
    page = reader(viewport=PHONE, java_script_enabled=script)
    page.goto(f"{base_url}/")
    page.locator("[popovertarget=menu].header-button--menu").click()
    link = page.locator("#menu .site-menu__list > li > a").first
    href = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{href}")


def test_escape_closes_the_menu_and_returns_to_its_button(reader, base_url):
    page = reader(viewport=PHONE)
    page.goto(f"{base_url}/")
    button = page.locator(".header-button--menu")
    button.click()
    assert is_open(page)
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not is_open(page)
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("button => button === document.activeElement")


def test_escape_closes_the_languages_and_returns_to_their_button(reader, base_url):
    page = reader()
    page.goto(f"{base_url}/")
    menu = page.locator(".language-menu")
    menu.locator("summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.evaluate("menu => menu.open")
    assert menu.locator("summary").evaluate("summary => summary === document.activeElement")
