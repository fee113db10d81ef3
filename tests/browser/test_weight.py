"""What the first visit to an article costs a reader on a slow connection."""

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.browser.server import Server

BUDGET = {"stylesheet": 20 * 1024, "script": 12 * 1024, "font": 60 * 1024}
"""Bytes on the wire: styles and scripts with gzip, fonts as they are."""
MOST_REQUESTS = 10
WITHOUT_IMAGES = {"sv": "/nyheter/budgeten-ar-beslutad/", "ar": "/ar/nyheter/budgeten-ar-beslutad/"}


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_first_visit_to_an_article_stays_within_its_budget(
    server: Server, reader: Callable[..., Page], language: str
):
    page = reader()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(WITHOUT_IMAGES[language], wait_until="networkidle")

    weights = dict.fromkeys(BUDGET, 0)
    for response in responses:
        kind = response.request.resource_type
        if kind in weights:
            body = response.body()
            weights[kind] += len(body) if kind == "font" else len(gzip.compress(body))

    hosts = {urlsplit(response.url).netloc for response in responses}
    assert hosts == {urlsplit(server.address).netloc}
    assert len(responses) <= MOST_REQUESTS, [response.url for response in responses]
    too_heavy = {kind: weight for kind, weight in weights.items() if weight > BUDGET[kind]}
    assert not too_heavy
