"""The targets, and docs/performance.md."""

import os
import platform
from importlib.metadata import version

from tests.bench.load import CONNECTIONS
from tests.bench.measure import CLIENTS, ROUNDS, SECONDS, Result

MOST_QUERIES = {"article": 12, "list": 14, "calendar": 14, "event": 14, "partnerships": 16}
MOST_GROWTH = 1.3
LEAST_RATE = {"article": 50}
GROWS = {"calendar feed", "month"}
"""What carries every event, or every one of its month, and so takes longer the more there are."""

TEXT = """# Performance

Written by `make bench`, which loads the demo with generated news and events, serves it with
gunicorn on PostgreSQL and asks for each address beside a bare Django view ("hello", no middleware)
under the same server in the same run. No page is cached.

Machine: {machine}. Gunicorn {gunicorn}, {workers} sync workers, production settings.
Each number is the median of {rounds} rounds of {seconds:.0f} seconds with {connections}
connections, the bare view before each; a ratio is the median of the rounds' own ratios, since the
machine's speed changes from one minute to the next. Differences under 25 % mean nothing.

{tables}
"Bare ÷ page" is how many bare answers the server gives in the time of one page, in requests a
second; "CPU ÷" the same in CPU time of the site's processes, which the load generator does not
disturb. "SQL" leaves out BEGIN and COMMIT, which stand after the plus sign. The calendar feed and
the month have no target for growth: at the larger size they show ten times as much.

## Weight

Gzip, in bytes. What a browser fetches on its first visit is held to a budget by
`tests/browser/test_weight.py`.

| | HTML | CSS | JavaScript |
|---|---:|---:|---:|
{weight}

## Targets

| Target | Measured | |
|---|---:|---|
{targets}
"""


def table(pages: int, results: list[Result]) -> str:
    """The measurements at one number of news pages."""
    rows = [
        f"| {result.target.name} | {result.queries} + {result.transaction_queries} "
        f"| {result.speed.rate:.0f} | {result.ratios.rate:.0f} | {result.speed.p50:.0f} "
        f"| {result.speed.p99:.0f} | {result.ratios.p50:.0f} "
        f"| {result.ratios.p99:.0f} | {result.speed.cpu:.1f} "
        f"| {result.ratios.cpu:.0f} |"
        for result in results
    ]
    bare = results[0].bare
    return "\n".join(
        [
            f"## {pages} news pages and as many events\n",
            "| | SQL | req/s | bare ÷ page | p50 ms | p99 ms | p50 ÷ bare | p99 ÷ bare | CPU ms "
            "| CPU ÷ |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            f"| bare view | 0 | {bare.rate:.0f} | 1 | {bare.p50:.1f} | {bare.p99:.1f} | 1 | 1 "
            f"| {bare.cpu:.2f} | 1 |",
            *rows,
            "",
        ]
    )


def targets(few: list[Result], many: list[Result]) -> list[tuple[str, str, bool]]:
    """Each target in words, what was measured, and whether it is met."""
    rows = []
    for small, large in zip(few, many, strict=True):
        name = large.target.name
        if most := MOST_QUERIES.get(name):
            met = large.queries <= small.queries <= most
            measured = f"{small.queries} and {large.queries}"
            words = f"{name}: at most {most} queries, no more when it has grown"
            rows.append((words, measured, met))
        growth = large.ratios.rate / small.ratios.rate
        if name not in GROWS:
            rows.append(
                (
                    f"{name}: at most {MOST_GROWTH} times slower",
                    f"{growth:.2f}",
                    growth <= MOST_GROWTH,
                )
            )
        if least := LEAST_RATE.get(name):
            worst = max(large.ratios.rate, small.ratios.rate)
            rows.append(
                (f"{name}: at least 1/{least} of the bare view", f"1/{worst:.0f}", worst <= least)
            )
    return rows


def write(sizes: tuple[int, int], few: list[Result], many: list[Result], workers: int) -> str:
    """The whole page."""
    return TEXT.format(
        machine=f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}",
        gunicorn=version("gunicorn"),
        workers=workers,
        rounds=ROUNDS,
        seconds=SECONDS,
        connections=CLIENTS * CONNECTIONS,
        tables="\n".join(map(table, sizes, (few, many))),
        weight="\n".join(
            f"| {result.target.name} | {result.html} | {result.styles} | {result.scripts} |"
            for result in many
            if result.html
        ),
        targets="\n".join(
            f"| {words} | {measured} | {'met' if met else '**missed**'} |"
            for words, measured, met in targets(few, many)
        ),
    )
