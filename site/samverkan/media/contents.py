"""Whether what is in a file is what its name says.

A name alone proves nothing: a program called ``plan.pdf`` would be offered to residents under the
municipality's own name.
"""

import re
from collections.abc import Callable
from io import SEEK_SET
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEAD = 4096
"""Bytes from the beginning that are looked at."""

_PROGRAM = re.compile(
    rb"MZ[^\x00]{0,61}\x00|\x7fELF|#!"
    rb"|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe"
)
"""Programs of Windows, Linux and macOS, and scripts."""

_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--(?:(?!-->).)*-->|<\?xml[^>]*>)*"
    rb"<(?:!doctype\s+(?:html|svg)|html|head|body|script|svg|iframe)\b",
    re.IGNORECASE | re.DOTALL,
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]|\A%PDF-")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_REFUSED_INSIDE = re.compile(
    r"\.(?:app|bat|cmd|com|dll|exe|hta|html?|jar|jse?|lnk|msi|php|ps1|scr|sh|svg|vbs?|wsf|xhtml)$",
    re.IGNORECASE,
)
"""Names in an archive that a double click would run or show."""


def check(file: IO[bytes], name: str) -> None:
    """Refuse a file whose content is not of the kind that its name says.

    Args:
        file: open, and at its beginning again afterwards.
        name: its name, with an extension.

    Raises:
        ValidationError: says what is wrong and what to do, naming the file.
    """
    kind = PurePosixPath(name).suffix.removeprefix(".").lower()
    file.seek(0, SEEK_SET)
    head = file.read(HEAD)
    try:
        if _PROGRAM.match(head) or _WEB_PAGE.match(head):
            message = _("%(name)s is a program or a web page, which cannot be uploaded.")
            raise ValidationError(message % {"name": name})
        if kind in PARTS:
            _check_archive(file, name, kind)
        elif not SIGNATURES.get(kind, lambda _head: True)(head):
            raise _wrong(name, kind)
    finally:
        file.seek(0, SEEK_SET)


def _is_text(head: bytes) -> bool:
    return head.startswith(_UTF_16) or not _BINARY.search(head)


SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "csv": _is_text,
    "txt": _is_text,
    "pdf": lambda head: head.startswith(b"%PDF-"),
    "vtt": lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
    "mp4": lambda head: head[4:8] == b"ftyp",
    "webm": lambda head: head.startswith(b"\x1a\x45\xdf\xa3"),
}
"""How files of a kind begin."""

_OFFICE = "[Content_Types].xml"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
PARTS: dict[str, tuple[str, str]] = {
    "docx": (_OFFICE, "word/"),
    "pptx": (_OFFICE, "ppt/"),
    "xlsx": (_OFFICE, "xl/"),
    "odp": ("mimetype", f"{_OPEN_DOCUMENT}presentation"),
    "ods": ("mimetype", f"{_OPEN_DOCUMENT}spreadsheet"),
    "odt": ("mimetype", f"{_OPEN_DOCUMENT}text"),
    "zip": ("", ""),
}
"""Kinds that are archives: a member that they have, and how its content or another's name begins.

Office Open XML (ECMA-376 part 2) lists its parts; OpenDocument (ISO/IEC 26300 part 3, §3.3) names
its kind in the member ``mimetype``.
"""


def _check_archive(file: IO[bytes], name: str, kind: str) -> None:
    member, begins = PARTS[kind]
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            if member and member not in names:
                raise _wrong(name, kind)
            if member == "mimetype":
                with archive.open(member) as declared:
                    is_right = declared.read(100).decode(errors="replace").startswith(begins)
            else:
                is_right = any(inside.startswith(begins) for inside in names)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _wrong(name, kind) from error
    if not is_right:
        raise _wrong(name, kind)
    for inside in names:
        if _REFUSED_INSIDE.search(inside):
            message = _("%(name)s holds %(inside)s. Take programs and web pages out of it first.")
            raise ValidationError(message % {"name": name, "inside": inside})


def _wrong(name: str, kind: str) -> ValidationError:
    message = _("%(name)s does not hold what a %(kind)s file should. Save it as %(kind)s again.")
    return ValidationError(message % {"name": name, "kind": kind.upper()})
