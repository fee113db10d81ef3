"""The download: safe in a spreadsheet, for those who may, and without contact details."""

import codecs
import csv
import io
import string
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from feedback.models import Submission
from samverkan.spreadsheets import safe_cell
from tests.factories import SubmissionFactory, UnitFactory

INBOX = reverse("feedback_inbox:index")


def download(client, **query):
    response = client.get(INBOX, {"export": "csv", **query})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@given(
    blanks=st.text(alphabet=string.whitespace + "\u00a0\u3000\ufeff\u200b\x00", max_size=4),
    sign=st.sampled_from("=+-@＝＋－＠\t\r\n"),
    rest=st.text(max_size=30),
)
def test_text_that_a_spreadsheet_takes_for_a_formula_is_defused(blanks, sign, rest):
    assert safe_cell(blanks + sign + rest).startswith("'")


@given(st.text().filter(lambda text: text.strip()[:1].isalnum() and text[:1].isalnum()))
def test_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize("value", [None, 3, -3, 2.5])
def test_what_is_not_text_stays_as_it_is(value):
    assert safe_cell(value) is value


@pytest.fixture
def manager(staff, client):
    user = staff("Återkopplingsansvarig")
    client.force_login(user)
    return user


def test_downloads_what_the_filters_show_with_every_cell_safe(client, manager):
    wanted = SubmissionFactory(
        language="ar", text='=HYPERLINK("http://x.example")', page_title="+46", address="@x"
    )
    SubmissionFactory(language="sv")
    (row,) = download(client, language="ar")
    assert wanted.reference in row.values()
    assert '\'=HYPERLINK("http://x.example")' in row.values()
    assert {"'+46", "'@x"} <= set(row.values())


def test_spreadsheets_read_the_letters_and_people_the_times(client, manager):
    moment = datetime(2026, 3, 9, 9, 15, tzinfo=UTC)
    Submission.objects.filter(pk=SubmissionFactory(text="Åäö").pk).update(created_at=moment)
    body = b"".join(client.get(INBOX, {"export": "csv"}).streaming_content)
    assert body.startswith(codecs.BOM_UTF8)
    assert "2026-03-09 10:15," in body.decode()


def test_contact_details_stay_in_the_inbox(client, manager):
    SubmissionFactory(contact_wish="email", contact_email="bo@sjoby.example")
    (row,) = download(client)
    assert "bo@sjoby.example" not in str(row)


def test_a_spreadsheet_file_has_no_formulas(client, manager):
    import openpyxl

    SubmissionFactory(text="=1+1")
    response = client.get(INBOX, {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_a_handler_cannot_download(client, staff):
    unit = UnitFactory()
    client.force_login(staff("Handläggare", unit=unit))
    SubmissionFactory(team=unit)
    assert "export=csv" not in client.get(INBOX).text
    response = client.get(INBOX, {"export": "csv"})
    assert response["Location"] == reverse("wagtailadmin_home")
