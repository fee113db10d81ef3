"""The site with its demo, started as processes of their own for the browser tests and pictures.

It runs what `make run` runs, on an embedded database in a folder that is emptied first.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_string, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.databases import copy_migrated_file, one_at_a_time

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds to wait for what the site does in its own time."""
LIST_PAGES = """
import json
from wagtail.models import Locale, Page
from samverkan.pages.base import BasePage

def address(page):
    prefix = "" if page.locale.language_code == "sv" else f"/{page.locale.language_code}"
    return prefix + "/" + page.url_path.split("/", 2)[2]

pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").specific()
print(json.dumps([
    {"kind": page._meta.label, "language": page.locale.language_code, "path": address(page)}
    for page in pages
]))
"""

LIST_SECRETS = """
import json
from django.urls import reverse
from events.models import Registration
from events.registration.links import token_of

rows = Registration.objects.select_related("occasion")
shown = {row.state: row for row in rows.order_by("-pk")}.values()
addresses = [f"/anmalan/{pk}/" for pk in sorted({row.occasion_id for row in rows})]
addresses += [f"/anmalan/min/{token_of(row)}/" for row in shown]
addresses += [f"/anmalan/min/{token_of(row)}/andra/" for row in shown if row.is_active]

from partnerships.corrections import links
from partnerships.models import Correction

correction = Correction.objects.select_related("link").get()
page = correction.link.page_id
print(json.dumps({
    "registrations": addresses,
    "corrections": [f"/rattelse/{links.token_of(correction.link)}/", "/rattelse/tack/"],
    "desk": [
        reverse("partnership_corrections", args=[page]),
        reverse("partnership_correction", args=[correction.pk]),
        reverse("partnership_import", args=[page, "contributions"]),
    ],
}))
"""


@dataclass(frozen=True)
class PublicPage:
    """A published page of the demo: its model's label, its language and its address."""

    kind: str
    language: str
    path: str


@dataclass
class Server:
    """The running site.

    Attributes:
        address: scheme, host and port, without a final slash.
        folder: where its database, uploads, e-mail and logs are.
    """

    address: str
    folder: Path

    def manage(self, *arguments: str) -> str:
        """What a management command prints.

        Raises:
            AssertionError: it failed.
        """
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the site's processes: the demo's settings and a folder of its own."""
        others = ("DATABASE_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE", "DEBUG")
        kept = {name: value for name, value in os.environ.items() if name not in others}
        return kept | {
            "DATA_DIR": str(self.folder),
            "SITE_URL": self.address,
            "EMAIL_URL": f"filemail:///{self.folder / 'mail'}",
        }

    @cached_property
    def pages(self) -> list[PublicPage]:
        """Every published page of the demo."""
        return [PublicPage(**page) for page in self.ask(LIST_PAGES)]

    @cached_property
    def secrets(self) -> dict[str, list[str]]:
        """Addresses that no page leads to, by what they are of.

        ``registrations``: the demo's registration forms, and a registration in each state;
        ``corrections``: a partner's form, and its thanks; ``desk``: where staff decide on what
        came through it, and import rows.
        """
        return dict(self.ask(LIST_SECRETS))

    def ask(self, code: str) -> Any:
        """What some code prints as JSON in its last line, run with the server's database."""
        printed = self.manage("shell", "--verbosity", "0", "--command", code)
        return json.loads(printed.splitlines()[-1])

    def first(self, kind: str, language: str = "sv") -> str:
        """The address of the first published page of a kind in a language."""
        return next(
            page.path for page in self.pages if (page.kind, page.language) == (kind, language)
        )

    def emails(self) -> list[EmailMessage]:
        """Every e-mail sent so far."""
        messages: list[EmailMessage] = []
        for file in sorted((self.folder / "mail").glob("*.log")):
            for text in file.read_text("utf-8").split("-" * 79 + "\n"):
                if text.strip():
                    messages.append(message_from_string(text, policy=policy.default))  # type: ignore[arg-type]
        return messages

    def email_with(self, words: str, header: str = "Subject") -> EmailMessage:
        """The first e-mail whose header has the words, waited for as the worker sends it.

        Raises:
            AssertionError: none came.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for email in self.emails():
                if words in email[header]:
                    return email
            time.sleep(0.2)
        raise AssertionError(f"No e-mail has {words!r}; there are {len(self.emails())}.")


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Build the demo in the folder, serve it, and stop serving at the end."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = free_port()
    server = Server(f"http://localhost:{port}", folder)
    with one_at_a_time("sqlite"):
        copy_migrated_file(folder / "samverkan.sqlite3")
    server.manage("load_demo")
    processes = [
        start(server, "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"),
        start(server, "worker"),
    ]
    try:
        wait_until_up(server, processes[0])
        yield server
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def start(server: Server, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a management command whose output goes to <folder>/<command>.log."""
    with (server.folder / f"{arguments[0]}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=server.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def wait_until_up(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait for the first answer.

    Raises:
        AssertionError: the site ended, or did not answer in time.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(server.address, timeout=PATIENCE).close()
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError((server.folder / "runserver.log").read_text())
