"""A small load generator: ``python -m tests.bench.load PORT SECONDS`` with a request on stdin.

The request goes out as it is, ``{n}`` in it replaced by eight digits that never repeat, from a
few connections at once, each opened anew (gunicorn's sync workers close theirs). Prints JSON: the
seconds that each answer took and how many answers were no 2xx or 3xx. It only ever talks to this
machine.
"""

import json
import os
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from itertools import count

CONNECTIONS = 4
LONGEST = 60.0
"""Seconds that a measurement may take at most, whatever is asked for."""


@dataclass
class Tally:
    """What one connection has seen: seconds for each answer, and how many failed."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0


def ask(port: int, request: bytes) -> bool:
    """Send one request, read the whole answer, and say whether it succeeded."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as connection:
        connection.sendall(request)
        answer = connection.recv(65536)
        succeeded = answer[9:10] in (b"2", b"3")
        while answer:
            answer = connection.recv(65536)
    return succeeded


def keep_asking(port: int, request: bytes, until: float, numbers: "count[int]") -> Tally:
    """Ask one after another until the time is up."""
    tally = Tally()
    while (started := time.perf_counter()) < until:
        number = b"%08d" % (os.getpid() % 10_000 * 10_000 + next(numbers))
        tally.failures += not ask(port, request.replace(b"{n}", number))
        tally.seconds.append(time.perf_counter() - started)
    return tally


def main(port: int, seconds: float, request: bytes) -> str:
    """Ask from all connections at once; what they saw, as JSON."""
    until = time.perf_counter() + min(seconds, LONGEST)
    numbers = count()
    tallies: list[Tally] = []

    def run() -> None:
        tallies.append(keep_asking(port, request, until, numbers))

    threads = [threading.Thread(target=run) for _connection in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return json.dumps(
        {
            "seconds": [second for tally in tallies for second in tally.seconds],
            "failures": sum(tally.failures for tally in tallies),
        }
    )


if __name__ == "__main__":
    print(main(int(sys.argv[1]), float(sys.argv[2]), sys.stdin.buffer.read()))
