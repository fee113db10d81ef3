"""Tables and papers: complete, safe in a spreadsheet, and with nothing personal in their names."""

import csv
import io

import openpyxl
from django.urls import reverse


def address(occasion, view="occasion"):
    return reverse(f"registrations:{view}", args=[occasion.pk])


def download(client, occasion, **query):
    response = client.get(address(occasion), {"export": "csv", **query})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_question_is_a_column_and_every_cell_is_safe(client, manager, person, evening, ask):
    elin = person("=HYPERLINK(1)", size=2, attended=True)
    ask(elin, "+Kost", "@nötter")
    ask(elin, "Buss", "1", kind="tick")
    ask(person("Bo"), "Annat", "-1")
    first, second = download(client, evening)
    assert first["Namn"] == "'=HYPERLINK(1)"
    assert first["'+Kost"] == "'@nötter"
    assert first["Buss"] == "Ja"
    assert second["Annat"] == "'-1"
    assert {elin.reference, "2", "Närvarande", "Anmäld"} <= set(first.values())


def test_the_workbook_has_no_formulas(client, manager, person, evening, ask):
    ask(person("=1+1"), "=2+2", "=3+3")
    response = client.get(address(evening), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_the_table_has_what_the_filters_show(client, manager, person, evening):
    person("Elin"), person("Bo", state="waiting")
    assert [row["Namn"] for row in download(client, evening, state="waiting")] == ["Bo"]


def test_nothing_personal_is_in_the_files_name_or_in_addresses(client, manager, person, evening):
    elin = person("Elin")
    response = client.get(address(evening), {"export": "csv"})
    assert response["Content-Disposition"] == 'attachment; filename="anmalningar-2026-05-05.csv"'
    page = client.post(address(evening), {"words": "Elin"})
    assert page.context["view"].csv_export_url == f"{address(evening)}?export=csv"
    assert "elin" not in reverse("registrations:person", args=[elin.pk]).lower()


def test_the_list_to_print_has_everybody_with_a_place_by_name(client, manager, person, evening):
    person("Östen", size=3), person("Bo"), person("Kim", state="waiting")
    response = client.get(address(evening, "paper"))
    assert [guest.name for guest in response.context["guests"]] == ["Bo", "Östen"]
    assert response.context["expected"] == 4
    assert "Referensnummer" in response.text


def test_everybody_gets_a_badge_also_those_who_come_along(client, manager, person, evening):
    person("Elin", size=3, organisation="Bryggan")
    badges = client.get(address(evening, "badges")).context["badges"]
    assert badges == [
        {"name": "Elin", "organisation": "Bryggan"},
        {"name": "", "organisation": "Med Elin"},
        {"name": "", "organisation": "Med Elin"},
    ]
