"""The texts of the demo: one TOML file a page, one gettext catalogue a language."""

import tomllib
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """One content file, for instance ``people``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_folder(name: str) -> list[dict[str, Any]]:
    """All content files of a folder in the order of their names, parents before children."""
    return [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted((FOLDER / name).glob("*.toml"))
    ]


def translations(language: str) -> dict[str, str]:
    """Swedish text to its translation, as the language's catalogue has it."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in catalogue if message.id}
