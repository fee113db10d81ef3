"""``docs/settings.md`` says what the settings do."""

from tests.settings.table import DOCUMENT, table, variables


def test_each_variable_is_documented_with_its_meaning_and_default():
    assert table() in DOCUMENT.read_text(), "Run: python -m tests.settings.table"


def test_each_variable_is_read_once():
    names = [name for name, _meaning, _default in variables()]
    assert len(names) == len(set(names))
