"""Contacts as files, read by another library than the one that writes them."""

from datetime import date

import pytest
import vobject
from vcard.vcard_validator import VcardValidator

from tests.contacts.conftest import give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def lines_of(text: str, tmp_path) -> dict[str, list[str]]:
    """The lines by their names, once the validator has found nothing wrong."""
    file = tmp_path / "kontakt.vcf"
    file.write_bytes(text.encode())
    validator = VcardValidator(str(file), False)
    assert validator.result == ""
    found: dict[str, list[str]] = {}
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _colon, value = line.partition(":")
        found.setdefault(name.split(";")[0], []).append(value)
    return found


def download(client, address: str) -> str:
    response = client.get(address)
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert "max-age=0" in response["Cache-Control"]
    assert not response.cookies
    return response.content.decode()


def test_a_person_as_an_address_book_reads_it(client, elin, tmp_path):
    give(elin, "telephones", number="+46701740605", kind="mobile")
    found = lines_of(download(client, f"/kontaktkort/person-{elin.pk}.vcf"), tmp_path)
    assert found["VERSION"] == ["3.0"]
    assert found["FN"] == ["Elin Sjögren"]
    assert found["TEL"] == ["+46313900610", "+46701740605"]
    assert found["EMAIL"] == [elin.email]
    assert found["TITLE"] == ["Bibliotekarie"]
    assert found["ORG"][0].endswith(";Biblioteket")
    assert found["UID"][0].startswith("urn:uuid:")


def test_a_unit_as_an_address_book_reads_it(client, library, tmp_path):
    found = lines_of(download(client, f"/kontaktkort/enhet-{library.pk}.vcf"), tmp_path)
    assert found["FN"] == ["Biblioteket"]
    assert found["ADR"] == [";;Storgatan 1;Sjöby;;123 45;"]
    assert found["TEL"] == ["+46313900620"]


@pytest.mark.parametrize("name", ["Åsa; Ek, född\\Ö", "A" * 120, "Ö" * 120])
def test_any_name_makes_a_right_file(client, elin, name, tmp_path):
    elin.name = name
    elin.save()
    found = lines_of(download(client, f"/kontaktkort/person-{elin.pk}.vcf"), tmp_path)
    unescaped = found["FN"][0].replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\")
    assert unescaped == name


def test_a_name_in_another_script_is_kept_whole(client, elin):
    elin.name = "نور الدين"
    elin.save()
    text = download(client, f"/kontaktkort/person-{elin.pk}.vcf")
    assert vobject.readOne(text).fn.value == "نور الدين"


def test_nobody_downloads_who_is_hidden_gone_or_unknown(client, elin, hire, library):
    gone = hire("Borta", library, ends_on=date(2026, 3, 8))
    assert client.get(f"/kontaktkort/person-{elin.pk}.vcf").status_code == 200
    for pk in (gone.pk, 999999, 10**30):
        assert client.get(f"/kontaktkort/person-{pk}.vcf").status_code == 404
    elin.is_public = False
    elin.save()
    assert client.get(f"/kontaktkort/person-{elin.pk}.vcf").status_code == 404
    library.is_public = False
    library.save()
    assert client.get(f"/kontaktkort/enhet-{library.pk}.vcf").status_code == 404
