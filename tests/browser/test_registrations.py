"""Registrations in the admin: reachable for everybody, and ticked with one tap at the door."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

LogIn = Callable[..., Page]
Violations = Callable[[Page], list[str]]
TooWide = Callable[[Page], list[str]]

VIEWS = ("", "door/", "message/", "numbers/", "paper/", "badges/", "add/")
PHONE = {"width": 390, "height": 844}


def occasion_of(page: Page) -> str:
    """The address of the demo's seminar that people have registered to."""
    page.goto("/admin/registrations/?q=Så når vi fler")
    address = page.locator("td.title a").first.get_attribute("href")
    assert address
    return address


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    log_in: LogIn, violations: Violations, too_wide: TooWide, width: int
):
    page = log_in("evenemang", viewport={"width": width, "height": 844})
    occasion = occasion_of(page)
    found = violations(page)
    page.goto(occasion)
    person = page.locator("td.title a").first.get_attribute("href")
    addresses = [*(occasion + view for view in VIEWS), person, f"{person}change/"]
    for address in addresses:
        page.goto(str(address))
        found += violations(page) + too_wide(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("has_script", [True, False])
def test_one_tap_at_the_door_ticks_with_and_without_a_script(log_in: LogIn, has_script: bool):
    page = log_in("evenemang", viewport=PHONE)
    address = f"{occasion_of(page)}door/"
    if not has_script:
        page.route(
            "**/door*.js", lambda route: route.fulfill(body="", content_type="text/javascript")
        )
    page.goto(address)
    button = page.locator(".events-door-list button").first
    expect(button).to_have_attribute("aria-pressed", "false")
    before = page.locator("[data-count]").inner_text()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-count]")).not_to_have_text(before)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(page.locator("[data-count]")).to_have_text(before)


def test_names_are_found_while_they_are_typed(log_in: LogIn):
    page = log_in("evenemang", viewport=PHONE)
    page.goto(f"{occasion_of(page)}door/")
    page.get_by_role("searchbox").fill("greta")
    expect(page.locator(".events-door-list li:visible")).to_have_count(1)
    assert "greta" not in page.url
