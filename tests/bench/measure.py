"""Speed of an address beside the bare view, its queries, and its weight."""

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 5
SECONDS = 2.0
CLIENTS = 2
TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Target:
    """Something to measure: its name, its address, and the form that is posted to it, if any."""

    name: str
    path: str
    form: dict[str, str] | None = None

    def request(self, port: int) -> bytes:
        """The request as it goes over the wire."""
        head = [f"Host: localhost:{port}", "Accept-Encoding: gzip", "Connection: close"]
        if self.form is None:
            return "\r\n".join([f"GET {self.path} HTTP/1.1", *head, "", ""]).encode()
        body = urlencode(self.form, safe="{}")
        head += [
            "Sec-Fetch-Site: same-origin",
            f"Origin: http://localhost:{port}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body.replace('{n}', '0' * 8))}",
        ]
        return "\r\n".join([f"POST {self.path} HTTP/1.1", *head, "", body]).encode()


BARE = Target("bare view", "/bare/")


@dataclass
class Speed:
    """Requests a second, milliseconds, and CPU milliseconds a request."""

    rate: float
    p50: float
    p99: float
    cpu: float

    def beside(self, bare: "Speed") -> "Speed":
        """How many times dearer this is than the bare view in the same round."""
        return Speed(
            bare.rate / self.rate, self.p50 / bare.p50, self.p99 / bare.p99, self.cpu / bare.cpu
        )


def median(rounds: Iterable[Speed]) -> Speed:
    """The middle of the rounds, of each number by itself."""
    return Speed(*map(statistics.median, zip(*map(astuple, rounds), strict=True)))


@dataclass
class Result:
    """What was measured of one target.

    Attributes:
        bare: of the bare view in the same rounds.
        ratios: how many times dearer than the bare view, compared round by round.
    """

    target: Target
    queries: int
    transaction_queries: int
    html: int
    speed: Speed
    bare: Speed
    ratios: Speed
    styles: int = 0
    scripts: int = 0


def cpu_seconds(master: int) -> float:
    """CPU time that a process's children have used so far, in seconds (Linux)."""
    ticks = 0
    for child in Path(f"/proc/{master}/task/{master}/children").read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def press(target: Target, port: int, master: int, seconds: float = SECONDS) -> Speed:
    """What one round gives: ask for the target from several clients for a while.

    Raises:
        RuntimeError: an answer was no 2xx or 3xx.
    """
    before = cpu_seconds(master)
    clients = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load", str(port), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _client in range(CLIENTS)
    ]
    request = target.request(port)
    for client in clients:
        assert client.stdin
        client.stdin.write(request)
        client.stdin.close()
    answers = [json.loads(client.stdout.read()) for client in clients if client.stdout]
    used = cpu_seconds(master) - before
    if failures := sum(answer["failures"] for answer in answers):
        raise RuntimeError(f"{target.name}: {failures} answers were neither 2xx nor 3xx")
    taken = sorted(second for answer in answers for second in answer["seconds"])
    return Speed(
        rate=len(taken) / seconds,
        p50=taken[len(taken) // 2] * 1000,
        p99=taken[int(len(taken) * 0.99)] * 1000,
        cpu=used / len(taken) * 1000,
    )


def queries(target: Target) -> tuple[int, int]:
    """SQL statements of a warm answer, and apart from them those that begin or end transactions."""
    client = Client(headers={"host": "localhost"})

    def ask(number: int) -> None:
        if target.form is None:
            response = client.get(target.path)
        else:
            form = {name: value.format(n=number) for name, value in target.form.items()}
            response = client.post(target.path, form, headers={"sec-fetch-site": "same-origin"})
        if response.status_code >= 400:
            raise RuntimeError(f"{target.name}: {response.status_code}")

    for number in range(2):
        ask(number)
    with CaptureQueriesContext(connection) as captured:
        ask(2)
    statements = [query["sql"] for query in captured.captured_queries]
    transactional = sum(statement.startswith(TRANSACTION_WORDS) for statement in statements)
    return len(statements) - transactional, transactional


def weight(target: Target) -> tuple[int, int, int]:
    """Gzip bytes of an address's HTML, of its style sheets and of its scripts."""
    if target.form is not None:
        return 0, 0, 0
    html = Client(headers={"host": "localhost"}).get(target.path).content
    files = {
        kind: set(re.findall(rf'{re.escape(settings.STATIC_URL)}([^"]+\.{kind})"', html.decode()))
        for kind in ("css", "js")
    }
    styles, scripts = (
        sum(len(gzip.compress((settings.STATIC_ROOT / name).read_bytes())) for name in names)
        for names in files.values()
    )
    return len(gzip.compress(html)), styles, scripts


def measure(target: Target, port: int, master: int) -> Result:
    """Everything about one target, the bare view pressed before it in each round."""
    press(target, port, master, 1.0)
    rounds = [(press(BARE, port, master), press(target, port, master)) for _round in range(ROUNDS)]
    html, styles, scripts = weight(target)
    return Result(
        target,
        *queries(target),
        html,
        speed=median(own for _bare, own in rounds),
        bare=median(bare for bare, _own in rounds),
        ratios=median(own.beside(bare) for bare, own in rounds),
        styles=styles,
        scripts=scripts,
    )
