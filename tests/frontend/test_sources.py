"""Rules that every style sheet and public template of the project keeps."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site/samverkan", "news", "events", "contacts", "organisations", "feedback", "translation")
STYLES = sorted((ROOT / "site/samverkan/frontend/styles").rglob("*.css"))
UNUSED = ROOT / "site/samverkan/frontend/unused.json"
TEMPLATES = sorted(
    template
    for room in ROOMS
    for template in (ROOT / room).rglob("templates/**/*.html")
    if "wagtailadmin/" not in template.read_text() and "admin" not in template.as_posix()
)

BEHIND_A_DOOR = {"login.html", "password_required.html", "protected_form.html"}
"""Forms that open restricted pages: they have a session, and so a token."""

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)*"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
CONDITION = re.compile(r"@(?:media|supports|container)[^{]*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INLINE_STYLE = re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE)
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|<[a-z][^>]*\son\w+\s*=",
    re.IGNORECASE,
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("sheet", STYLES, ids=name)
def test_style_sheet_has_only_logical_properties(sheet):
    text = CONDITION.sub("", COMMENT.sub("", sheet.read_text()))
    assert PHYSICAL.findall(text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_template_has_no_inline_style_or_script(template):
    text = template.read_text()
    # Programs for e-mail read no style sheets.
    assert INLINE_STYLE.findall(text) == [] or template.parent.name == "email"
    assert INLINE_SCRIPT.findall(text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_public_template_holds_no_csrf_token(template):
    if template.name not in BEHIND_A_DOOR:
        assert "csrf_token" not in template.read_text()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_public_template_names_no_other_host(template):
    fetched = re.findall(
        r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=\"https?:", template.read_text()
    )
    assert fetched == []


def written(piece: str) -> re.Pattern[str]:
    """How a template would write what a piece of a selector stands for."""
    if piece.startswith("."):
        return re.compile(rf"class=\"[^\"]*\b{re.escape(piece[1:])}")
    attribute, _equals, value = piece.lstrip("[").partition("=")
    return re.compile(rf"\s{re.escape(attribute)}" + (rf"=\"{value}" if value else r"[=\s>]"))


@pytest.mark.parametrize("piece", [p for p in json.loads(UNUSED.read_text()) if p[0] in ".["])
def test_no_template_uses_what_the_build_cuts_from_the_design_system(piece):
    pattern = written(piece)
    users = [name(path) for path in TEMPLATES if pattern.search(path.read_text())]
    assert users == []
