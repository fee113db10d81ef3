"""axe, keyboard and zoom on every kind of public page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

Reader = Callable[..., Page]
Violations = Callable[[Page], list[str]]


def every_kind_of_page(server: Server, language: str) -> list[str]:
    """One address for each page type in a language, and those that are no pages."""
    first_of_kind = {
        page.kind: page.path for page in reversed(server.pages) if page.language == language
    }
    prefix = "" if language == "sv" else f"/{language}"
    others = ["/sok/?q=skola", "/sok/?q=xyzzy", "/finns-inte/", "/nyheter/?year=abc"]
    others += ["/foresla-evenemang/", "/evenemang/manad/", "/evenemang/manad/2090-01/"]
    others += ["/evenemang/arkiv/", "/evenemang/?first=abc", *server.registrations]
    others += ["/kontakter/enheter/", "/kontakter/enheter/2/", "/kontakter/?q=xyzzy"]
    untranslated = ["/ar/nyheter/budgeten-ar-beslutad/"] if language == "ar" else []
    return [*first_of_kind.values(), *(prefix + other for other in others), *untranslated]


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_axe_finds_nothing_on_any_kind_of_public_page(
    server: Server, reader: Reader, violations: Violations, language: str, colour_scheme: str
):
    page = reader(color_scheme=colour_scheme)
    found = []
    for address in every_kind_of_page(server, language):
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_no_page_scrolls_sideways_at_320_pixels_which_is_400_percent_zoom(
    server: Server, reader: Reader, language: str
):
    page = reader(viewport={"width": 320, "height": 256})
    too_wide = []
    for address in every_kind_of_page(server, language):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide.append(f"{address}: {width} px")
    assert not too_wide, "\n".join(too_wide)


def test_the_first_tab_stop_skips_to_the_content(server: Server, reader: Reader):
    page = reader()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
