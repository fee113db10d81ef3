"""axe and zoom on every kind of public page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.server import Server

Reader = Callable[..., Page]
Violations = Callable[..., list[str]]
TooWide = Callable[[Page], list[str]]

DESKTOP = {"width": 1280, "height": 800}
AT_400_PERCENT = {"width": 320, "height": 256}
"""What remains of 1280 by 1024 pixels at 400 percent zoom: WCAG 2.2, 1.4.10."""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer another colour scheme can change."""


def every_kind_of_page(server: Server, language: str) -> list[str]:
    """One address for each page type in a language, and those that are no pages."""
    first_of_kind = {
        page.kind: page.path for page in reversed(server.pages) if page.language == language
    }
    prefix = "" if language == "sv" else f"/{language}"
    others = ["/sok/?q=skola", "/sok/?q=xyzzy", "/finns-inte/", "/nyheter/?year=abc"]
    others += ["/partnerskap/hjalp/", "/partnerskap/hjalp/sova/", "/partnerskap/?year=abc"]
    others += ["/partnerskap/hjalp/?q=frukost", *server.secrets["corrections"]]
    others += ["/foresla-evenemang/", "/evenemang/manad/", "/evenemang/manad/2090-01/"]
    others += ["/evenemang/arkiv/", "/evenemang/?first=abc", *server.secrets["registrations"]]
    others += ["/kontakter/enheter/", "/kontakter/enheter/2/", "/kontakter/?q=xyzzy"]
    others += ["/organisationer/?municipality=9901&kind=association", "/organisationer/?kind=abc"]
    untranslated = ["/ar/nyheter/budgeten-ar-beslutad/"] if language == "ar" else []
    return [*first_of_kind.values(), *(prefix + other for other in others), *untranslated]


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_any_kind_of_public_page_passes_axe_and_fits_320_pixels(
    server: Server, reader: Reader, violations: Violations, too_wide: TooWide, language: str
):
    page = reader()
    found = []
    for address in every_kind_of_page(server, language):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(DESKTOP)
        page.goto(address)
        found += violations(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(AT_400_PERCENT)
        page.reload()
        found += violations(page, rules=COLOURS) + too_wide(page)
    assert not found, "\n".join(found)
