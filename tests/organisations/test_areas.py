"""Municipalities and counties: the shipped list, and newer ones."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from organisations import areas
from organisations.models import Municipality, Region
from tests.factories import MunicipalityFactory, RegionFactory

NAMES = {"01": "Stockholms län", "0180": "Stockholm"}


@pytest.fixture
def table(tmp_path):
    """Writes a table and gives its path."""

    def write(text: str, encoding: str = "utf-8"):
        path = tmp_path / "lista.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_the_shipped_list_has_all_of_sweden():
    names = areas.read(areas.SHIPPED)
    assert sum(len(code) == 2 for code in names) == 21
    assert sum(len(code) == 4 for code in names) == 290
    assert names["14"] == "Västra Götalands län"
    assert names["1480"] == "Göteborg"


def test_the_shipped_list_is_in_order_and_names_no_county_twice():
    names = areas.read(areas.SHIPPED)
    assert list(names) == sorted(names)
    counties = [name for code, name in names.items() if len(code) == 2]
    assert len(set(counties)) == len(counties)


@pytest.mark.parametrize(
    "text",
    [
        "code,name\n01,Stockholms län\n0180,Stockholm\n",
        "\ufeffKod;Namn\r\n01;Stockholms län\r\n0180; Stockholm \r\n;\r\n",
        'Namn,Kod,Folkmängd\n"Stockholms län",01,2\n"Stockholm",0180,1\n',
    ],
)
def test_a_list_can_come_from_a_spreadsheet(table, text):
    assert areas.read(table(text)) == NAMES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "saknas"),
        ("kommun,folk\n0180,1", "saknas"),
        ("code,name\n01,Stockholms län\n180,Stockholm", "Rad 3"),
        ("code,name\n01,\n", "Rad 2"),
        ("code,name\n01,Stockholms län\n01,Uppsala län", "två gånger"),
        ("code,name\n0180,Stockholm", "01"),
        ("code,name\n٠١,Stockholms län", "Rad 2"),
    ],
)
def test_a_wrong_list_is_refused_and_says_where(table, text, fault):
    with pytest.raises(areas.UnusableList, match=fault):
        areas.read(table(text))


def test_what_is_no_text_is_refused(table):
    with pytest.raises(areas.UnusableList):
        areas.read(table("code,name\n01,Västra Götalands län", encoding="latin-1"))


@pytest.mark.django_db
class TestTheCommand:
    def run(self, *arguments: str) -> str:
        out = StringIO()
        call_command("import_municipalities", *arguments, stdout=out)
        return out.getvalue()

    def test_loads_the_shipped_list_once(self):
        assert "Added 311, renamed 0" in self.run()
        assert "Added 0, renamed 0" in self.run()
        assert Municipality.objects.get(code="1480").region.name == "Västra Götalands län"

    def test_renames_what_has_another_name_and_keeps_what_is_used(self, table):
        RegionFactory(code="01", name="Stockholm")
        MunicipalityFactory(code="9901", name="Sjöby")
        path = table("code,name\n01,Stockholms län\n0180,Stockholm\n")
        said = self.run(str(path))
        assert "Added 1, renamed 1" in said
        assert "9901 Sjöby" in said
        assert Region.objects.get(code="01").name == "Stockholms län"
        assert Municipality.objects.filter(code="9901").exists()

    def test_changes_nothing_when_a_row_is_wrong(self, table):
        with pytest.raises(CommandError, match="Rad 3"):
            self.run(str(table("code,name\n01,Stockholms län\n0180\n")))
        assert not Region.objects.exists()


@pytest.mark.django_db
def test_a_municipality_belongs_to_the_county_that_its_code_begins_with():
    county = RegionFactory(code="99")
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(code="0180", name="Stockholm", region=county)
