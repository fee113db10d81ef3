"""Pages travel compressed; files whose bytes are counted do not."""

import gzip

import pytest
from django.urls import reverse

from samverkan.public_forms.timestamp import without_stamps
from tests.factories import DocumentFactory

UNDERSTOOD = {"accept-encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("address", ["/", "/sok/", "/finns-inte/", "/admin/login/"])
def test_a_page_is_a_third_as_long_on_its_way_and_the_same_when_it_arrives(client, home, address):
    plain, packed = client.get(address), client.get(address, headers=UNDERSTOOD)
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) * 3 < len(plain.content)
    assert packed.status_code == plain.status_code
    if address != "/admin/login/":
        arrived = gzip.decompress(packed.content)
        assert without_stamps(arrived) == without_stamps(plain.content)


def test_who_does_not_understand_gets_it_plain_and_caches_keep_the_two_apart(client, home):
    plain = client.get("/")
    assert not plain.has_header("Content-Encoding")
    assert b"</html>" in plain.content
    assert "Accept-Encoding" in plain["Vary"]


def test_who_comes_back_to_an_unchanged_page_gets_no_body(client, home):
    first = client.get("/", headers=UNDERSTOOD)
    second = client.get("/", headers=UNDERSTOOD | {"if-none-match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize(("wanted", "status"), [({}, 200), ({"range": "bytes=0-499"}, 206)])
def test_a_film_and_parts_of_it_are_the_bytes_of_the_file(client, home, wanted, status):
    film = DocumentFactory(file__filename="film.mp4", file__data=b"0" * 1000)
    address = reverse("wagtaildocs_serve", args=[film.pk, film.filename])
    answer = client.get(address, headers=UNDERSTOOD | wanted)
    assert answer.status_code == status
    assert answer.get("Content-Encoding") != "gzip"
    assert answer["Content-Length"] == ("500" if wanted else "1000")
