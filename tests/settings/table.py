"""The environment variables of the production settings, read from their source.

``python -m tests.settings.table`` writes the table of ``docs/settings.md`` anew.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "site" / "samverkan" / "settings" / "production.py"
DOCUMENT = ROOT / "docs" / "settings.md"
HEADER = "| Variable | Meaning | Default |\n|---|---|---|\n"


def variables() -> list[tuple[str, str, str]]:
    """Name, meaning and default of each variable, in the order of the settings.

    The meaning is the comment above the look-up. A variable without a default is required.

    Raises:
        ValueError: a look-up has no comment above it.
    """
    text = SOURCE.read_text()
    lines = text.splitlines()
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("env."):
            continue
        name = ast.literal_eval(node.args[0])
        default = next((word.value for word in node.keywords if word.arg == "default"), None)
        found.append((node.lineno, name, "required" if default is None else shown(default)))
    return [
        (name, comment_above(lines, number, name), default)
        for number, name, default in sorted(found)
    ]


def shown(default: ast.expr) -> str:
    """A default as a reader of the document understands it."""
    try:
        value = ast.literal_eval(default)
    except ValueError:
        written = ast.unparse(default)
        replaced = (
            written.removeprefix("f")
            .replace("str(BASE_DIR / 'var')", "'var'")
            .replace("{DATA_DIR / 'samverkan.sqlite3'}", "DATA_DIR/samverkan.sqlite3")
            .replace("{DATA_DIR / 'cache'}", "DATA_DIR/cache")
        )
        return f"`{replaced.strip(chr(39) + chr(34))}`"
    return f"`{value}`" if value not in ("", {}) else "empty"


def comment_above(lines: list[str], number: int, name: str) -> str:
    """The comment that ends on the line before a look-up on the line of this number."""
    comment: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.startswith("# ") or line.startswith("# ---"):
            break
        comment.insert(0, line.removeprefix("# "))
    if not comment:
        raise ValueError(f"Write above {name} what it means.")
    return " ".join(comment)


def table() -> str:
    """The table as Markdown."""
    return HEADER + "".join(
        f"| `{name}` | {meaning} | {default} |\n" for name, meaning, default in variables()
    )


if __name__ == "__main__":
    before, _header, rest = DOCUMENT.read_text().partition(HEADER)
    after = rest.partition("\n\n")[2]
    DOCUMENT.write_text(f"{before}{table()}\n{after}")
