"""What may be uploaded, and how it is sent out again."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from samverkan.media.models import SiteDocument, SiteImage
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png(width=40, height=30):
    buffer = BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def form_errors(form_class, name, content):
    data = {"title": "Fil", "collection": Collection.get_first_root_node().pk}
    form = form_class(data, {"file": SimpleUploadedFile(name, content)})
    return form.errors.get("file", [])


def image_errors(name, content):
    return form_errors(get_image_form(SiteImage), name, content)


def document_errors(name, content=b"text"):
    return form_errors(get_document_form(SiteDocument), name, content)


def test_png_is_accepted_as_image():
    assert not image_errors("brygga.png", png())


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.svgz", "logo.PNG"])
def test_svg_is_refused_as_image_under_any_name(name):
    assert image_errors(name, SVG)


def test_refusal_says_in_swedish_what_is_wrong():
    with translation.override("sv"):
        message = image_errors("logo.png", SVG)[0]
    assert "SVG" in message.upper()
    assert "format" in message


def test_text_named_png_is_refused():
    assert image_errors("brygga.png", b"<html>hej</html>")


def test_image_with_too_many_pixels_is_refused_before_it_is_decoded():
    side = int(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS**0.5) + 1
    assert (
        str(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS) in image_errors("stor.png", png(side, side))[0]
    )


def test_image_with_too_many_bytes_is_refused():
    padding = b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert image_errors("stor.png", png() + padding)


@pytest.mark.parametrize("extension", settings.WAGTAILDOCS_EXTENSIONS)
def test_listed_kind_of_document_is_accepted(extension):
    assert not document_errors(f"plan.{extension}")


@pytest.mark.parametrize("name", ["sida.html", "bild.svg", "skript.js", "plan.pdf.exe", "plan"])
def test_other_kinds_of_document_are_refused(name):
    assert document_errors(name)


def test_document_with_too_many_bytes_is_refused():
    assert document_errors("stor.pdf", b"\0" * (settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + 1))


def get_document(client, document):
    return client.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))


def test_document_is_sent_as_a_download_that_nothing_may_run(client):
    response = get_document(client, DocumentFactory())
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_html_that_slipped_into_the_library_is_never_shown_inline(client):
    document = DocumentFactory(file__filename="sida.html", file__data=b"<script>alert(1)</script>")
    response = get_document(client, document)
    assert response["Content-Disposition"].startswith("attachment")


def test_document_whose_file_is_lost_answers_404(client):
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)
    assert get_document(client, document).status_code == 404
