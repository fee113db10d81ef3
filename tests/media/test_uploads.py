"""What may be uploaded, and how it is sent out again."""

from io import BytesIO
from zipfile import ZipFile

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


def archive(*names, mimetype="", content=b"x"):
    buffer = BytesIO()
    with ZipFile(buffer, "w") as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, content)
    return buffer.getvalue()


def office(part):
    return archive("[Content_Types].xml", part)


def open_document(kind):
    return archive("content.xml", mimetype=f"application/vnd.oasis.opendocument.{kind}")


CONTENTS = {
    "csv": "Namn;Ålder\r\n".encode("cp1252"),
    "docx": office("word/document.xml"),
    "odp": open_document("presentation"),
    "ods": open_document("spreadsheet"),
    "odt": open_document("text"),
    "pdf": b"%PDF-1.7\n",
    "pptx": office("ppt/presentation.xml"),
    "txt": "\ufeffÅäö".encode("utf-16-le"),
    "xlsx": office("xl/workbook.xml"),
    "zip": archive("plan.txt"),
    "mp4": b"\x00\x00\x00\x20ftypisom",
    "vtt": b"\xef\xbb\xbfWEBVTT\n",
    "webm": b"\x1a\x45\xdf\xa3",
}
PROGRAM = b"MZ\x90\x00" + b"\0" * 60
HTML = b"\xef\xbb\xbf \n<!-- x --><!DOCTYPE html><script>alert(1)</script>"


@pytest.mark.parametrize("extension", settings.WAGTAILDOCS_EXTENSIONS)
def test_listed_kind_of_document_is_accepted(extension):
    assert not document_errors(f"plan.{extension}", CONTENTS[extension])
    assert not document_errors(f"PLAN.{extension.upper()}", CONTENTS[extension])


@pytest.mark.parametrize("content", [PROGRAM, HTML, b"\x7fELF\x02", b"#!/bin/sh\n", b"<SVG/>"])
@pytest.mark.parametrize("extension", settings.WAGTAILDOCS_EXTENSIONS)
def test_program_or_web_page_is_refused_whatever_it_calls_itself(extension, content):
    assert document_errors(f"plan.{extension}", content)


@pytest.mark.parametrize("extension", sorted(set(CONTENTS) - {"csv", "txt", "zip"}))
def test_file_whose_content_is_of_another_kind_is_refused(extension):
    others = [kind for kind in CONTENTS if kind != extension]
    assert all(document_errors(f"plan.{extension}", CONTENTS[other]) for other in others)


@pytest.mark.parametrize("extension", ["csv", "txt", "zip"])
def test_text_and_archives_are_told_apart(extension):
    assert document_errors(f"plan.{extension}", CONTENTS["pdf"])
    assert document_errors(f"plan.{extension}", b"\0\1\2\3")


def test_archive_that_is_cut_off_is_refused():
    assert document_errors("plan.docx", CONTENTS["docx"][:-30])


@pytest.mark.parametrize("name", ["setup.exe", "mapp/Sida.HTML", "x.bat"])
def test_archive_with_a_program_or_web_page_in_it_is_refused(name):
    assert document_errors("plan.zip", archive("plan.txt", name))


def test_refusal_of_a_document_says_in_swedish_what_is_wrong():
    with translation.override("sv"):
        [message] = document_errors("plan.pdf", CONTENTS["docx"])
    assert "plan.pdf" in message
    assert "PDF" in message
    assert "innehåll" in message


def test_new_title_of_a_document_is_saved_whatever_its_old_file_holds():
    document = DocumentFactory(file__data=HTML)
    data = {"title": "Ny", "collection": document.collection_id}
    form = get_document_form(SiteDocument)(data, instance=document)
    assert form.is_valid(), form.errors


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
