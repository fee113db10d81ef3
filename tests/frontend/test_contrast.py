"""Every accent that an administrator can choose is readable, light and dark (WCAG 2.2 SC 1.4.3)."""

import re
from pathlib import Path

import pytest

from samverkan.shell.models import Accent

CSS = (
    Path(__file__).resolve().parents[2] / "site" / "samverkan" / "static" / "build" / "site.css"
).read_text()
PAIRS = [
    ("accent-text-subtle", "neutral-background-default"),
    ("accent-text-subtle", "accent-background-tinted"),
    ("accent-text-subtle", "accent-surface-tinted"),
    ("accent-text-default", "accent-surface-tinted"),
    ("accent-base-contrast-default", "accent-base-default"),
    ("neutral-text-subtle", "neutral-background-default"),
    ("neutral-text-subtle", "accent-background-tinted"),
    ("danger-base-contrast-default", "danger-base-default"),
]


def colours(css: str, accent: str) -> dict[str, str]:
    """Name and colour of each token, with those of the accent over those of the default."""
    found: dict[str, str] = {}
    for selector in (":root", f":root[data-accent={accent}]"):
        for block in re.findall(re.escape(selector) + r"\{([^{}]*)\}", css):
            found |= dict(re.findall(r"--ds-color-([\w-]+):\s*(#[0-9a-fA-F]{3,6})", block))
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("accent", Accent.values)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accent_is_readable_in_light_and_dark(accent, scheme):
    light, dark = CSS.split("prefers-color-scheme:dark", 1)
    tokens = colours(light, accent)
    if scheme == "dark":
        tokens |= colours(dark, accent)
    for text, background in PAIRS:
        ratio = contrast(tokens[text], tokens[background])
        assert ratio >= 4.5, f"{text} on {background} is {ratio:.2f}"


@pytest.mark.parametrize("accent", [a for a in Accent.values if a != "blue"])
def test_style_sheet_knows_every_accent_of_the_settings(accent):
    assert f":root[data-accent={accent}]" in CSS
