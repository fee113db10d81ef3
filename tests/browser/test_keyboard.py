"""A reader with nothing but a keyboard gets past the header, and in and out of its menus."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
STEPS = 30
"""More presses of Tab than any control of the header is away from the top."""

Reader = Callable[..., Page]


def tab_to(control: Locator) -> None:
    """Press Tab until the control has focus.

    Raises:
        AssertionError: it cannot be reached.
    """
    for _step in range(STEPS):
        control.page.keyboard.press("Tab")
        if control.evaluate("control => control === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {control}.")


@pytest.mark.parametrize("address", ["/", "/nyheter/", "/ar/"])
def test_the_first_tab_reaches_the_skip_link_which_leads_past_the_header(
    reader: Reader, address: str
):
    page = reader()
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#content")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_the_menu_opens_and_closes_with_the_keyboard_and_returns_focus(reader: Reader):
    page = reader(viewport=PHONE)
    page.goto("/")
    button = page.locator(".header-button--menu")
    menu = page.locator("#menu")
    for way_out in ("Enter", "Escape"):
        tab_to(button)
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(menu.locator(".site-menu__close")).to_be_focused()
        page.keyboard.press(way_out)
        expect(menu).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
        page.keyboard.press("Shift+Tab")


@pytest.mark.parametrize("way_out", ["Enter", "Escape"])
@pytest.mark.parametrize("control", [".language-menu", ".site-menu details"])
def test_what_drops_down_opens_and_closes_with_the_keyboard_and_keeps_focus(
    reader: Reader, control: str, way_out: str
):
    page = reader()
    page.goto("/")
    dropdown = page.locator(control).first
    tab_to(dropdown.locator("summary"))
    page.keyboard.press("Enter")
    expect(dropdown.locator("a").first).to_be_visible()
    page.keyboard.press(way_out)
    expect(dropdown.locator("a").first).to_be_hidden()
    expect(dropdown.locator("summary")).to_be_focused()


def test_a_language_is_chosen_with_the_keyboard(reader: Reader):
    page = reader()
    page.goto("/")
    tab_to(page.locator(".language-menu summary"))
    page.keyboard.press("Enter")
    tab_to(page.locator(".language-menu a[lang=ar]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
