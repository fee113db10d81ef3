"""Players can jump in a film, and a private film stays private."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db

CONTENT = b"0123456789"


@pytest.fixture
def film():
    return DocumentFactory(file__filename="film.mp4", file__data=CONTENT)


def fetch(client, document, wanted=None):
    headers = {"range": wanted} if wanted else {}
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    return client.get(address, headers=headers)


@pytest.mark.parametrize(
    ("wanted", "content", "said"),
    [
        ("bytes=0-1", b"01", "bytes 0-1/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=8-999", b"89", "bytes 8-9/10"),
        ("bytes=-999", CONTENT, "bytes 0-9/10"),
    ],
)
def test_part_of_a_film_is_sent_as_that_part(client, film, wanted, content, said):
    response = fetch(client, film, wanted)
    assert response.status_code == 206
    assert response["Content-Range"] == said
    assert response["Content-Length"] == str(len(content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == content


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_part_that_the_film_does_not_have_is_refused(client, film, wanted):
    response = fetch(client, film, wanted)
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */10"


@pytest.mark.parametrize(
    "wanted",
    [None, "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "bytes=٣-", "x", f"bytes={'9' * 5000}-"],
)
def test_whole_film_is_the_answer_to_everything_else(client, film, wanted):
    response = fetch(client, film, wanted)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == CONTENT


def test_long_part_is_sent_in_pieces_that_fit_in_memory(client, film, monkeypatch):
    monkeypatch.setattr("samverkan.media.ranges.MOST", 4)
    response = fetch(client, film, "bytes=3-")
    assert response.content == b"3456"
    assert response["Content-Range"] == "bytes 3-6/10"


def test_other_documents_are_sent_whole(client):
    assert fetch(client, DocumentFactory(), "bytes=0-1").status_code == 200


def test_part_of_a_private_film_is_asked_the_log_in(client, film):
    collection = Collection.get_first_root_node().add_child(name="Internt")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    film.collection = collection
    film.save()
    assert fetch(client, film, "bytes=0-1").status_code == 302


def test_size_is_known_for_a_document_that_did_not_come_through_the_form(film):
    assert film.file_size == len(CONTENT)


def test_document_is_never_sent_straight_from_its_folder(client, film):
    assert film.file.url.startswith("/media/documents/")
    assert client.get(film.file.url).status_code == 404
