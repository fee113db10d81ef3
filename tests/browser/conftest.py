"""A real Chromium, and the site with its demo to point it at."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.server import ROOT, Server, running

HERE = Path(__file__).parent
PATIENCE = 15
"""Seconds to wait for what a page does."""
RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""What axe is asked unless a test says otherwise."""

CONTROLS_BEYOND_THE_EDGE = """() =>
  [...document.querySelectorAll("main :is(input, select, textarea, button)")]
    .filter((control) => control.getBoundingClientRect().right > innerWidth)
    .map((control) => control.outerHTML.slice(0, 160))
"""

expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The site with its demo, loaded once for all browser tests, which therefore run one by one."""
    with running(ROOT / "var" / "browser") as server:
        yield server


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """What `page.goto("/…")` starts from."""
    return server.address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {"executable_path": os.environ.get("CHROMIUM") or None}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": {"width": 1280, "height": 800},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def reader(
    server: Server, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Callable[..., Page]]:
    """A function that opens a browser as a reader has it: `reader(java_script_enabled=False)`.

    The test fails if a page makes the browser complain (a script's error, something that the
    content security policy refuses) or asks another host for anything.
    """

    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_browser(**options: Any) -> Page:
        contexts.append(browser.new_context(**(browser_context_args | options)))
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        page = contexts[-1].new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("request", requested)
        return page

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            complaints.append(message.text)

    def requested(request: Request) -> None:
        on_the_web = urlsplit(request.url).scheme in ("http", "https")
        if on_the_web and not request.url.startswith(server.address):
            complaints.append(f"asked another host: {request.url}")

    yield open_browser
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def log_in(server: Server, reader: Callable[..., Page]) -> Callable[..., Page]:
    """A function that logs one of the demo's accounts in to the admin, in a browser of its own."""

    def log_in_as(username: str, **options: Any) -> Page:
        page = reader(**options)
        page.goto("/admin/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill("sjoby-demo")
        page.locator("form button[type=submit]").click()
        page.wait_for_url("**/admin/")
        return page

    return log_in_as


@pytest.fixture
def violations() -> Callable[..., list[str]]:
    """A function that lists what axe finds wrong with a page, one line for each element."""
    axe = Axe()

    def find(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
        found = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        return [
            f"{urlsplit(page.url).path} {violation['id']}: {node['html'][:160]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]

    return find


@pytest.fixture
def too_wide() -> Callable[[Page], list[str]]:
    """A function that lists what of a page does not fit the window.

    Wagtail's admin cuts its own edge off, so there a control can be out of reach while nothing
    scrolls.
    """

    def find(page: Page) -> list[str]:
        address = urlsplit(page.url).path
        found = [f"{address}: {html}" for html in page.evaluate(CONTROLS_BEYOND_THE_EDGE)]
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [*found, f"{address} scrolls {width} pixels sideways"] if width > 0 else found

    return find
