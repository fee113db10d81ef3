"""Rules of the house that hold without being remembered."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400
WITH_A_SESSION = {
    "components/protected_form.html",
    "pages/login.html",
    "pages/password_required.html",
}
"""Templates of restricted pages: whoever sees them is logging in."""
FILTERS = {"filter", "exclude", "get", "aget", "alias", "When", "Q"}
WHERE_LIVE_IS_ASKED = Path("site/samverkan/pages/queries.py")
TEXT = {".cfg", ".css", ".html", ".in", ".js", ".json", ".md", ".mjs", ".po", ".py", ".sh", ".toml"}
TEXT |= {".txt", ".yml", ""}
PLACES = re.compile(
    r"/(?:root|work)/|/home/\w|/opt/\w|file:///|https?://(?:registry|pypi|files|deb|proxy)\."
)
"""Where one machine keeps its things, and where it fetches packages from."""
LOCKS = ("package-lock.json", "requirements/*.txt")
PACKAGE_ADDRESSES = re.compile(r'"resolved"|--(?:extra-)?index-url|--find-links|@ https?://')
"""What lock files say where they keep the addresses of packages."""


def tracked_files() -> list[Path]:
    """Every file that git knows, or would."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / line for line in listing.stdout.splitlines())
    return [path for path in paths if path.is_file()]


def source_files() -> Iterator[Path]:
    """The Python files of the site and its rooms: no tests, no migrations."""
    for path in tracked_files():
        inside = path.relative_to(ROOT).parts
        if path.suffix == ".py" and inside[0] != "tests" and "migrations" not in inside:
            yield path


def test_site_is_a_folder_and_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def called_names(expression: ast.expr) -> set[str]:
    """The methods of a chain of calls: ``a.live().public()`` gives live and public."""
    names = set()
    while isinstance(expression, ast.Call | ast.Attribute):
        if isinstance(expression, ast.Attribute):
            names.add(expression.attr)
            expression = expression.value
        else:
            expression = expression.func
    return names


def test_live_is_never_asked_for_without_public():
    lonely = []
    for path in source_files():
        tree = ast.parse(path.read_text("utf-8"))
        inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
            id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
        }
        for node in ast.walk(tree):
            is_whole_chain = isinstance(node, ast.Call) and id(node) not in inner
            names = called_names(node) if is_whole_chain else set()
            if "live" in names and "public" not in names:
                lonely.append(str(path.relative_to(ROOT)))
    assert lonely == []


def asks_for_live(node: ast.AST) -> bool:
    """Whether a call filters by a page's ``live`` itself: ``filter(live=True)``, ``Q(live=…)``."""
    return (
        isinstance(node, ast.Call)
        and bool(called_names(node) & FILTERS or getattr(node.func, "id", "") in FILTERS)
        and any((word.arg or "").split("__")[-1] == "live" for word in node.keywords)
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Page.objects.filter(live=True)", True),
        ("Page.objects.filter(found, live=True).first()", True),
        ("pages.exclude(page__live=False)", True),
        ("Q(live=True)", True),
        ("models.Q(live=True)", True),
        ("Page(live=True)", False),
        ("pages.update(live=False)", False),
    ],
)
def test_a_filter_by_live_is_recognised(code, found):
    assert any(asks_for_live(node) for node in ast.walk(ast.parse(code))) is found


def test_live_is_filtered_by_in_one_place_only():
    elsewhere = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in source_files()
        if path.relative_to(ROOT) != WHERE_LIVE_IS_ASKED
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if asks_for_live(node)
    ]
    assert elsewhere == []


def test_no_file_of_python_is_too_long_to_read_in_one_go():
    too_long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in tracked_files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    ]
    assert too_long == []


def test_no_tracked_file_names_a_machines_folders_or_a_registry():
    told = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tracked_files()
        if path.suffix in TEXT and path != Path(__file__).resolve()
        if (found := PLACES.search(path.read_text("utf-8", errors="ignore")))
    ]
    assert told == []


@pytest.mark.parametrize("pattern", LOCKS)
def test_lock_files_keep_no_addresses_of_packages(pattern):
    files = list(ROOT.glob(pattern))
    assert files
    assert not [file for file in files if PACKAGE_ADDRESSES.search(file.read_text("utf-8"))]


def test_no_public_template_holds_a_csrf_token():
    templates = [
        path
        for path in tracked_files()
        if path.suffix == ".html" and "templates" in path.parts
        if not {"admin", "wagtailadmin"}.intersection(path.parts)
        if "/".join(path.parts[-2:]) not in WITH_A_SESSION
    ]
    assert templates
    public = {path: text for path in templates if "wagtailadmin" not in (text := path.read_text())}
    assert [path for path, text in public.items() if "csrf_token" in text] == []


def test_no_template_has_inline_scripts_or_styles():
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\b(?:src|type=\"application/ld))|\son\w+=")
    assert [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tracked_files()
        if path.suffix == ".html" and "admin" not in path.parts and "email" not in path.parts
        if (found := inline.search(path.read_text("utf-8")))
    ] == []


def test_no_page_of_the_admin_loses_its_heading():
    """Wagtail's header shows a variable called ``heading`` instead of its ``h1``."""
    assert [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix == ".html"
        and "wagtailadmin/shared/header.html" in (text := path.read_text())
        if re.search(r"\bas heading\b", text)
    ] == []
