"""From an event to a registration, its e-mail, the page of one's own, and leaving again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

EVENT = "evenemang/sa-nar-vi-fler/"
PHONE_SIZE = {"width": 390, "height": 844}
TIME_TO_READ = 2100
"""Milliseconds. Who answers in less than two seconds is taken for a robot."""

Reader = Callable[..., Page]
Violations = Callable[[Page], list[str]]


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_resident_registers_gets_a_letter_and_cancels(
    server: Server, reader: Reader, violations: Violations, scripts: bool
):
    address = f"amira{scripts:d}@sjoby.example"
    page = reader(java_script_enabled=scripts, viewport=PHONE_SIZE)
    found: list[str] = []

    def look() -> None:
        """Let axe look, which is a script itself."""
        if scripts:
            found.extend(violations(page))

    page.goto(f"/{EVENT}")
    page.get_by_role("link", name=re.compile("Anmäl dig")).first.click()
    look()
    page.wait_for_timeout(TIME_TO_READ)
    page.get_by_role("button", name="Anmäl dig").click()
    expect(page.get_by_text("Något behöver rättas")).to_be_visible()
    look()
    page.get_by_label("Namn").fill("Amira Påhittad")
    page.get_by_label("E-post").fill(address)
    page.get_by_role("button", name="Anmäl dig").click()
    expect(page.get_by_role("heading", name="Du är anmäld")).to_be_visible()
    look()

    letter = server.email_with(address, header="To")
    assert "Amira" not in letter["Subject"]
    [calendar] = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    assert "BEGIN:VTIMEZONE" in calendar.get_content()
    text = letter.get_body(("plain",))
    assert text
    [own_page] = set(re.findall(r"https?://\S+/anmalan/min/[^\s/]+/", text.get_content()))
    page.goto(own_page)
    expect(page.get_by_text("Amira Påhittad")).to_be_visible()
    look()
    page.get_by_text("Avboka anmälan").click()
    page.get_by_role("button", name="Ja, jag är säker").click()
    expect(page.get_by_text("Du är anmäld")).to_have_count(0)
    look()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_arabic_form(
    reader: Reader, violations: Violations, colour_scheme: str
):
    page = reader(color_scheme=colour_scheme, viewport=PHONE_SIZE)
    page.goto(f"/ar/{EVENT}")
    page.locator("main a[href*='/anmalan/']").first.click()
    assert page.url.partition("/ar/anmalan/")[2]
    found = violations(page)
    page.locator("main form button[type=submit]").first.click()
    found += violations(page)
    assert not found, "\n".join(found)
