"""How the open data is fetched: from any site, cheaply, at addresses without a language."""

from uuid import UUID

import pytest

from tests.partnerships.opendata.conftest import FILES

pytestmark = pytest.mark.django_db

ALL = [*FILES, "schema.json", "katalog.rdf", "katalog.ttl"]
SCHEMA = "application/schema+json"
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "rdf": "application/rdf+xml",
    "ttl": "text/turtle; charset=utf-8",
}


def test_any_site_may_fetch_and_any_cache_may_keep_it(fetch, whole):
    for name in ALL:
        response = fetch(name)
        assert response.status_code == 200, name
        assert response["Access-Control-Allow-Origin"] == "*"
        assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}
        assert not response.cookies
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        known = TYPES[name.partition(".")[2]]
        assert response["Content-Type"] == (SCHEMA if name == "schema.json" else known), name


def test_who_has_the_file_already_gets_no_body(fetch, whole):
    etags = {name: fetch(name)["ETag"] for name in ALL}
    for name, etag in etags.items():
        again = fetch(name, **{"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b""), name
        assert again["Access-Control-Allow-Origin"] == "*"
    whole.title = "Ett nytt namn"
    whole.save()
    for name in ("partnerskap.json", "partnerskap.csv", "360giving.json"):
        assert fetch(name, **{"If-None-Match": etags[name]}).status_code == 200, name


def test_pages_are_for_their_own_site_alone(client, whole):
    for address in ("/", "/partnerskap/", "/partnerskap/tak/", "/partnerskap/flode.rss"):
        assert "Access-Control-Allow-Origin" not in client.get(address)


def test_open_data_has_one_address_whatever_the_language(client, whole, translated):
    translated(whole)
    assert client.get("/ar/oppnadata/partnerskap.json").status_code == 404


def test_what_there_is_not_is_not_found(fetch, whole):
    nobody = UUID(int=0)
    for name in ("personer.csv", "nope/partnerskap.json", f"{nobody}/bidrag.csv"):
        assert fetch(name).status_code == 404, name


def test_open_data_is_only_read(client, whole):
    assert client.post("/oppnadata/partnerskap.json").status_code == 405
    assert client.head("/oppnadata/partnerskap.json").status_code == 200


def test_robots_may_read_it(client, home):
    assert "oppnadata" not in client.get("/robots.txt").content.decode()
