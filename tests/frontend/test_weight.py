"""What a reader downloads on a first visit, as the files are built."""

import gzip
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[2] / "site" / "samverkan" / "static" / "build"
KILOBYTE = 1000


def packed(name: str) -> int:
    """Bytes of a built file as it travels."""
    return len(gzip.compress((BUILD / name).read_bytes(), compresslevel=9))


@pytest.mark.parametrize(("name", "budget"), [("site.css", 20), ("site.js", 12)])
def test_styles_and_scripts_stay_within_their_weight(name, budget):
    assert packed(name) <= budget * KILOBYTE


def test_fonts_of_a_swedish_visit_weigh_at_most_60_kilobytes():
    assert (BUILD / "inter-latin-wght-normal.woff2").stat().st_size <= 60 * KILOBYTE


def test_arabic_typeface_is_named_only_for_pages_in_arabic_script():
    rules = (BUILD / "site.css").read_text().split("}")
    naming = [rule for rule in rules if "Noto Sans Arabic" in rule and "@font-face" not in rule]
    assert naming
    assert all(":root:is(:lang(ar),:lang(fa))" in rule for rule in naming)


def test_style_sheet_fetches_nothing_from_other_hosts():
    css = (BUILD / "site.css").read_text()
    addresses = [part.split(")")[0].strip("\"'") for part in css.split("url(")[1:]]
    assert addresses
    assert all(address.startswith(("./", "data:")) for address in addresses)
