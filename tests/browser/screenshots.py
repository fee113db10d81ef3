"""Pictures of every kind of page: ``make screenshots`` puts them in var/screenshots.

At 390 and 1280 pixels, light and dark, in Swedish and Arabic; and the README's own picture, in
docs/images.
"""

import os
import shutil

from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import ROOT, Server, running

FOLDER = ROOT / "var" / "screenshots"
WIDTHS = {390: 844, 1280: 900}
LANGUAGES = ("sv", "ar")
OTHERS = {
    "search": "/sok/?q=skola",
    "not-found": "/finns-inte/",
    "propose-event": "/foresla-evenemang/",
    "help": "/partnerskap/hjalp/",
    "help-with-a-need": "/partnerskap/hjalp/sova/",
    "help-searched": "/partnerskap/hjalp/?q=frukost",
    "month": "/evenemang/manad/",
    "archive": "/evenemang/arkiv/",
    "units": "/kontakter/enheter/",
    "unit": "/kontakter/enheter/2/",
}


def addresses(server: Server, language: str) -> dict[str, str]:
    """A name and an address for each kind of page in a language."""
    pages = [page for page in reversed(server.pages) if page.language == language]
    kinds = {page.kind.rpartition(".")[2].lower(): page.path for page in pages}
    prefix = "" if language == "sv" else f"/{language}"
    secret = {
        f"{kind}-{n}": path
        for kind in ("registrations", "corrections")
        for n, path in enumerate(server.secrets[kind], 1)
    }
    others = (OTHERS | secret).items()
    return kinds | {name: prefix + path for name, path in others}


def take(browser: Browser, server: Server) -> None:
    """Take every picture."""
    for language in LANGUAGES:
        for scheme in ("light", "dark"):
            for width, height in WIDTHS.items():
                page = browser.new_page(
                    base_url=server.address,
                    color_scheme=scheme,
                    viewport={"width": width, "height": height},
                )
                for name, path in addresses(server, language).items():
                    page.goto(path, wait_until="networkidle")
                    file = FOLDER / f"{name}-{language}-{scheme}-{width}.png"
                    page.screenshot(path=file, full_page=True)
                page.close()


def take_for_readme(browser: Browser, server: Server) -> None:
    """The home page as a visitor meets it."""
    page = browser.new_page(base_url=server.address, viewport={"width": 1280, "height": 860})
    page.goto("/", wait_until="networkidle")
    page.screenshot(path=ROOT / "docs" / "images" / "home.jpg", type="jpeg", quality=80)
    page.close()


def main() -> None:
    """Start the demo and a browser, and take the pictures."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with running(ROOT / "var" / "browser") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None)
        take(browser, server)
        take_for_readme(browser, server)
        browser.close()
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
