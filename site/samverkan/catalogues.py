"""Reads, updates and checks the gettext catalogues in pure Python, so that gettext is not needed.

A catalogue is ``locale/<locale>/LC_MESSAGES/django.po``. Message ids are the English texts in code
and templates. What a catalogue lacks is read in Swedish, since Swedish is Django's default
language; easy-read Swedish has no catalogue of its own for that reason.
"""

import os
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message, TranslationError
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from samverkan import languages

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CORRECTIONS = Path(__file__).parent / "locale"
"""Catalogues that correct or complete the Swedish of Wagtail's admin; kept by hand."""

TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
SKIPPED_FOLDERS = {"migrations", "static", "frontend"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}|</?\w+")
DROPPED_HEADERS = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Generated-By",
    "Last-Translator",
    "Report-Msgid-Bugs-To",
)

Key = tuple[str | None, str]
"""A message's context and English text."""


@dataclass(frozen=True)
class Problem:
    """Something that a catalogue must not be released with."""

    code: str
    text: str
    message: str

    def __str__(self) -> str:
        return f"{self.code}: {self.text}: {self.message}"


def source_files(root: Path) -> Iterator[Path]:
    """Code and templates of the shell and of every room, in a fixed order."""
    for app in sorted([*root.glob("*/apps.py"), *root.glob("site/*/apps.py")]):
        for path in sorted(app.parent.rglob("*")):
            folders = set(path.relative_to(root).parts[:-1])
            if path.suffix in {".py", *TEMPLATE_SUFFIXES} and not folders & SKIPPED_FOLDERS:
                yield path


def extract_messages(root: Path) -> Catalog:
    """All texts that the code under ``root`` wants translated."""
    template = Catalog(fuzzy=False)
    for path in source_files(root):
        name = str(path.relative_to(root))
        code = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What is left of a template is lines of calls; their indentation means nothing.
            code = "\n".join(line.lstrip() for line in templatize(code, name).splitlines())
        found = extract(
            "python", BytesIO(code.encode()), KEYWORDS, ["Translators:"], strip_comment_tags=True
        )
        for _line, message, comments, context in found:
            template.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return template


def key(message: Message) -> Key:
    """What a message is looked up by; its plural is no part of that."""
    return (message.context, forms(message.id)[0])


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue, without its header."""
    return {key(message): message for message in catalogue if message.id}


def catalogue_path(folder: Path, code: str) -> Path:
    """Where the catalogue of a language is kept."""
    return folder / to_locale(code) / "LC_MESSAGES" / "django.po"


def read(path: Path, code: str) -> Catalog:
    """A catalogue from its file; an empty one when there is no file."""
    locale = to_locale(code)
    if not path.exists():
        return Catalog(locale=locale, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue so that only real changes make a difference in its file."""
    catalogue.header_comment = ""
    catalogue.project, catalogue.version = "Samverkan", "1"
    catalogue.language_team = str(catalogue.locale_identifier)
    buffer = BytesIO()
    write_po(buffer, catalogue, width=96, sort_by_file=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    dropped = tuple(f'"{header}:' for header in DROPPED_HEADERS)
    text = "".join(line for line in lines if not line.startswith(dropped))
    path.write_text(text.strip() + "\n", encoding="utf-8")


def update(root: Path, folder: Path) -> None:
    """Bring the catalogues of all languages in step with the code, and keep what is translated.

    English is what the code says, so its catalogue fills itself.
    """
    template = extract_messages(root)
    for code in catalogue_codes():
        path = catalogue_path(folder, code)
        catalogue = read(path, code)
        # The catalogue takes over the messages themselves, so each gets its own.
        catalogue.update(deepcopy(template), no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        if code == "en":
            for message in messages(catalogue).values():
                message.string = message.id
        write(catalogue, path)


def catalogue_codes() -> list[str]:
    """Languages with a catalogue: all but easy-read Swedish, which is read as Swedish."""
    return [language.code for language in languages.LANGUAGES if language.code != "sv-simple"]


def check(root: Path, folder: Path) -> list[Problem]:
    """Everything that is wrong with the catalogues; nothing when they can be released."""
    template = extract_messages(root)
    problems: list[Problem] = []
    for code in catalogue_codes():
        catalogue = read(catalogue_path(folder, code), code)
        problems += check_in_step(code, template, catalogue)
        problems += check_messages(code, catalogue)
        problems += check_messages(code, read(catalogue_path(CORRECTIONS, code), code))
    return problems


def check_in_step(code: str, template: Catalog, catalogue: Catalog) -> Iterator[Problem]:
    """Texts that only the code or only the catalogue has."""
    wanted, found = messages(template), messages(catalogue)
    for identity in wanted.keys() - found.keys():
        yield Problem(code, identity[1], "is not in the catalogue; run manage.py catalogues update")
    for identity in found.keys() - wanted.keys():
        yield Problem(
            code, identity[1], "is no longer in the code; run manage.py catalogues update"
        )
    for identity in wanted.keys() & found.keys():
        if wanted[identity].id != found[identity].id:
            yield Problem(code, identity[1], "has another plural; run manage.py catalogues update")
    for message in catalogue.obsolete.values():
        yield Problem(code, str(message.id), "is obsolete; run manage.py catalogues update")


def check_messages(code: str, catalogue: Catalog) -> Iterator[Problem]:
    """Texts that are missing, fuzzy, or lose a placeholder, a tag or a plural form."""
    complete = languages.get(code).complete_interface
    for identity, message in messages(catalogue).items():
        if message.fuzzy:
            yield Problem(code, identity[1], "is marked fuzzy")
        if not is_translated(message):
            if complete:
                yield Problem(code, identity[1], "is not translated")
            continue
        for error in [*message.check(catalogue), *lost_placeholders(message)]:
            yield Problem(code, identity[1], str(error))


def forms(text: str | Sequence[str] | None) -> Sequence[str]:
    """The one text of a message, or each of its plural forms."""
    return (text or "",) if isinstance(text, str | None) else text


def is_translated(message: Message) -> bool:
    """Whether the message, or all of its plural forms, has a text."""
    return all(forms(message.string))


def lost_placeholders(message: Message) -> Iterator[TranslationError]:
    """Placeholders and tags that a translation lacks or has invented.

    The forms of a plural may leave out the number, as "one answer" does.
    """
    ids = forms(message.id)
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    for text in forms(message.string):
        found = set(PLACEHOLDER.findall(text))
        wrong = found - wanted if len(ids) > 1 else found ^ wanted
        if wrong:
            yield TranslationError(f"placeholders differ: {', '.join(sorted(wrong))}")


def compile_all(folder: Path) -> list[Path]:
    """Compile each catalogue that is newer than its ``.mo`` file; the files that were written."""
    written = []
    pattern = "*/LC_MESSAGES/django.po"
    for path in sorted([*folder.glob(pattern), *CORRECTIONS.glob(pattern)]):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3])
        for message in messages(catalogue).values():
            if not is_translated(message):
                catalogue.delete(key(message)[1], message.context)
        buffer = BytesIO()
        write_mo(buffer, catalogue)
        partial = target.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(buffer.getvalue())
        partial.replace(target)
        written.append(target)
    return written
