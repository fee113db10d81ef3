"""Rules of the house that hold without being remembered."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_site_is_a_folder_and_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()
