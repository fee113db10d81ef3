"""Rows from a spreadsheet: read as people write them, all or nothing, and never published."""

import io

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import PageLogEntry

from partnerships.enums import ContributionKind
from partnerships.importing import cells, saving, tables
from partnerships.importing.checking import check
from partnerships.importing.columns import KINDS
from partnerships.importing.template import workbook
from partnerships.models import PartnershipPage
from tests.any_input import requests
from tests.factories import NeedFactory, OrganisationFactory


def headings(kind: str, *fields: str) -> str:
    """The headings of these columns, as the template has them."""
    columns = KINDS[kind].columns
    with override("sv"):
        return "\t".join(str(c.heading) for c in columns if c.field in fields)


CONTRIBUTION = ("organisation", "year", "kind", "amount", "purpose")


@pytest.fixture
def editor(client, staff):
    client.force_login(staff("Redaktör"))
    return client


@pytest.fixture
def post(editor, partnership):
    """Posts the import of a kind: ``post("contributions", table="…")``."""

    def send(kind="contributions", act="look", **data):
        return editor.post(address(partnership, kind), {"act": act, **data})

    return send


def address(page, kind="contributions") -> str:
    return reverse("partnership_import", args=[page.pk, kind])


def table(*rows: str, fields=CONTRIBUTION, kind="contributions") -> str:
    return "\n".join([headings(kind, *fields), *rows])


def read(text: str, page, kind="contributions"):
    with override("sv"):
        return check(KINDS[kind], tables.read_text(text), page)


def told(result) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.message) for fault in result.faults]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1250000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u00a0250\u202f000 kr", 1_250_000),
        ("1.250.000:-", 1_250_000),
        ("1 250 000,00 kronor", 1_250_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_it_is_written_in_sweden(written, amount):
    assert cells.kronor(written, cells.Known()) == amount


@pytest.mark.parametrize("written", ["1,5", "1.250", "2 tkr", "-5", "x", "1e6", "٣", "9" * 14])
def test_what_may_be_another_amount_is_refused(written):
    with pytest.raises(cells.ValidationError):
        cells.kronor(written, cells.Known())


def test_rows_come_in_a_draft_and_nothing_is_published(post, partnership, editor):
    text = table("Sjöby kommun\t2027\tmoney\t1 250 000 kr\tPersonal", "Bryggan\t2027\t\t5 000\t")
    seen = post(table=text).context["form"]["seen"].value()
    answer = post(act="import", table=text, seen=seen)
    assert answer.status_code == 302
    page = PartnershipPage.objects.get(pk=partnership.pk)
    assert page.contributions.count() == 3
    draft = page.get_latest_revision_as_object()
    added = list(draft.contributions.all())[3:]
    assert [(row.year, row.amount, row.kind, row.organisation.name) for row in added] == [
        (2027, 1_250_000, "money", "Sjöby kommun"),
        (2027, 5_000, "money", "Föreningen Bryggan"),
    ]
    entry = PageLogEntry.objects.get(action=saving.LOG_ACTION)
    assert entry.data == {"kind": "contributions", "rows": 2}
    draft.save_revision().publish()
    assert partnership.contributions.filter(year=2027).count() == 2


def test_a_preview_saves_nothing(post, partnership):
    answer = post(table=table("Sjöby kommun\t2027\tmoney\t1 250 000\tPersonal"))
    assert answer.context["result"].can_import
    assert "1 rad skulle läggas till" in answer.content.decode()
    assert partnership.revisions.count() == 0


def test_faults_are_told_by_row_and_column_in_swedish(partnership):
    result = read(
        table(
            "Okänd\t2027\tmoney\t100\t",
            "Sjöby kommun\tförra\tmoney\t100\t",
            "",
            "Sjöby kommun\t2027\tGuld\tmycket\t",
            "Sjöby kommun\t2027\tmoney\t\t",
            "Sjöby kommun\t1890\tmoney\t1\t",
            "\t2027\tmoney\t1\t",
            f"Sjöby kommun\t2027\tmoney\t1\t{'x' * 201}",
        ),
        partnership,
    )
    organisation, year, kind, amount, purpose = headings("contributions", *CONTRIBUTION).split("\t")
    assert [(row, column) for row, column, _message in told(result)] == [
        (2, organisation),
        (3, year),
        (5, kind),
        (5, amount),
        (6, amount),
        (7, year),
        (8, organisation),
        (9, purpose),
    ]
    assert "Det finns ingen organisation som heter ”Okänd”" in told(result)[0][2]
    assert "Skriv något av" in told(result)[2][2]


def test_one_bad_row_stops_all(post, partnership):
    text = table("Sjöby kommun\t2027\t\t100\t", "Sjöby kommun\t2027\t\tmycket\t")
    answer = post(act="import", table=text, seen="")
    assert answer.status_code == 422
    assert partnership.revisions.count() == 0
    assert text in answer.context["form"]["table"].value()


def test_who_contributes_must_be_a_party(partnership):
    OrganisationFactory(name="Utanför")
    result = read(table("Utanför\t2027\t\t100\t"), partnership)
    assert "inte bland parterna" in told(result)[0][2]


def test_what_is_there_already_is_left_out(partnership):
    result = read(
        table("Sjöby kommun\t2025\tmoney\t400 000\tPersonal", "Sjöby kommun\t2025\t\t400 000\t"),
        partnership,
    )
    assert [new.is_there for new in result.rows] == [True, False]


def test_a_party_is_added_once(partnership):
    OrganisationFactory(name="Ny förening")
    text = table(
        "Ny förening\tpartner", "Bryggan\tlead", "Ny förening\tlead",
        kind="parties", fields=("organisation", "role"),
    )  # fmt: skip
    assert [(row, column) for row, column, _m in told(read(text, partnership, "parties"))] == [
        (3, headings("parties", "organisation")),
        (4, headings("parties", "organisation")),
    ]


def test_interventions_come_with_their_needs(post, partnership):
    NeedFactory(name="Mat"), NeedFactory(name="Råd, stöd")
    fields = ("name", "offer", "needs", "phone", "ends_on")
    text = table(
        "Frukost\tGröt\tMat; Råd, stöd\t031-390 06 00\t2027-01-31",
        "Kväll\tSoppa\tMat\t12\tsnart",
        kind="interventions",
        fields=fields,
    )
    result = read(text, partnership, "interventions")
    assert [(row, column) for row, column, _m in told(result)][-1:] == [
        (3, headings("interventions", "ends_on"))
    ]
    text = "\n".join(text.replace("Mat; Råd, stöd", "Mat").split("\n")[:2])
    answer = post("interventions", act="import", table=text, seen="")
    assert answer.status_code == 302
    draft = PartnershipPage.objects.get(pk=partnership.pk).get_latest_revision_as_object()
    draft.save_revision().publish()
    added = partnership.interventions.get(name="Frukost")
    assert [need.name for need in added.needs.all()] == ["Mat"]
    assert added.phone.as_e164 == "+46313900600"


def test_key_figures_have_decimals(partnership):
    fields = ("label", "value", "unit", "year")
    text = table("Andel\t1 250,5\t%\t2026", kind="key_figures", fields=fields)
    assert str(read(text, partnership, "key_figures").rows[0].row.value) == "1250.5"


def test_unknown_missing_and_repeated_headings_are_told(partnership):
    result = read("year\tyear\tfärg\n2026\t2026\tblå", partnership)
    assert [column for _row, column, _m in told(result)] == [
        "year",
        "färg",
        headings("contributions", "organisation"),
    ]


def test_words_of_a_list_are_understood_in_swedish_and_english():
    read_kind = cells.one_of(ContributionKind)
    for written in (cells.swedish(ContributionKind.IN_KIND.label), "In kind", "in_kind"):
        assert read_kind(written.upper(), cells.Known()) is ContributionKind.IN_KIND


def filled_workbook(kind="contributions", *rows) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(KINDS[kind])))
    sheet = book.worksheets[0]
    sheet.delete_rows(2)
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_template_is_filled_in_and_uploaded(post, partnership, editor):
    answer = editor.get(reverse("partnership_import_template", args=[partnership.pk, "parties"]))
    assert answer.status_code == 200
    content = filled_workbook(
        "contributions", ["Sjöby kommun", 2027, "money", 1_250_000.0, "Personal"]
    )
    answer = post(act="import", file=SimpleUploadedFile("bidrag.xlsx", content))
    assert answer.context["result"].can_import, told(answer.context["result"])
    form = answer.context["form"]
    answer = post(act="import", table=form["table"].value(), seen=form["seen"].value())
    assert answer.status_code == 302


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_read_in_every_usual_form(encoding, sign):
    text = f"bidrag från{sign}år\r\nSjöby{sign}2026\r\n"
    lines = tables.read_file(text.encode(encoding))
    assert [line.cells for line in lines] == [("bidrag från", "år"), ("Sjöby", "2026")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "gammal Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04trasig", "trasig"),
        (b"GIF89a\x00\x01", "ingen tabell"),
        (b"", "tom"),
        (b"a" * (tables.MOST_BYTES + 1), "för stor"),
    ],
)
def test_a_wrong_kind_of_file_is_told_in_words(content, words):
    with override("sv"), pytest.raises(tables.NoTable, match=words):
        tables.read_file(content)


def test_too_many_rows_are_refused():
    with pytest.raises(tables.NoTable, match=str(tables.MOST_ROWS)):
        tables.read_text("år\n" + "2026\n" * (tables.MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("place", "words"), [((1, 41), "kolumner"), ((tables.MOST_ROWS * 3, 1), "Okänd")]
)
def test_nothing_far_out_in_a_workbook_is_left_out_in_silence(post, place, words):
    book = openpyxl.load_workbook(io.BytesIO(filled_workbook()))
    book.worksheets[0].cell(*place).value = "Okänd"
    stream = io.BytesIO()
    book.save(stream)
    answer = post(file=SimpleUploadedFile("bidrag.xlsx", stream.getvalue()))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_empty_rows_below_a_table_are_no_rows():
    book = openpyxl.load_workbook(io.BytesIO(filled_workbook("contributions", ["Sjöby", 2027])))
    book.worksheets[0].cell(60_000, 3).value = " "
    stream = io.BytesIO()
    book.save(stream)
    assert [line.number for line in tables.read_file(stream.getvalue())] == [1, 2]


def test_the_timeline_and_follow_ups_come_too(partnership):
    text = table(
        "2026-03-09\tMånad\tVi började", kind="timeline", fields=("day", "precision", "title")
    )
    row = read(text, partnership, "timeline").rows[0].row
    assert (str(row.day), row.precision, row.title) == ("2026-03-09", "month", "Vi började")
    text = table("i fjol\tBra", kind="follow_ups", fields=("day", "result"))
    assert [fault.row for fault in read(text, partnership, "follow_ups").faults] == [2]


def test_a_page_that_was_changed_meanwhile_is_looked_at_once_more(post, partnership):
    text = table("Sjöby kommun\t2027\tmoney\t100\t")
    seen = post(table=text).context["form"]["seen"].value()
    partnership.save_revision()
    answer = post(act="import", table=text, seen=seen)
    assert answer.status_code == 409
    assert partnership.revisions.count() == 1
    answer = post(act="import", table=text, seen=answer.context["form"]["seen"].value())
    assert answer.status_code == 302


def test_only_whoever_may_edit_the_page_may_import(client, staff, partnership):
    for role, status in (("Handläggare", 302), ("Publicist", 200)):
        client.force_login(staff(role))
        assert client.get(address(partnership)).status_code == status


def test_an_import_needs_a_token(staff, partnership):
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff("Redaktör"))
    assert client.post(address(partnership), {"table": "x"}).status_code == 403


def test_a_locked_page_takes_no_rows(editor, staff, partnership):
    PartnershipPage.objects.filter(pk=partnership.pk).update(
        locked=True, locked_by=staff("Publicist")
    )
    answer = editor.get(address(partnership))
    assert answer.status_code == 302
    assert list(get_messages(answer.wsgi_request))


ANY_TABLE = st.lists(
    st.lists(
        st.sampled_from(["", "organisation", "year", "amount", "Bryggan", "2027", "1 kr"])
        | st.text(max_size=12),
        max_size=5,
    ),
    max_size=5,
).map(lambda rows: "\n".join("\t".join(row) for row in rows).encode(errors="replace"))


@settings(requests, max_examples=20)
@given(
    content=st.binary(max_size=400)
    | ANY_TABLE
    | st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail)
    | st.integers(0, 4000).map(lambda cut: filled_workbook()[:cut]),
    act=st.sampled_from(["look", "import"]),
    name=st.sampled_from(["table", "file"]),
)
def test_any_bytes_give_a_page(post, partnership, content, act, name):
    value = SimpleUploadedFile("a.xlsx", content) if name == "file" else content.decode("latin-1")
    assert post(act=act, seen="x", **{name: value}).status_code in (200, 302, 409, 422)
    assert partnership.contributions.count() == 3
