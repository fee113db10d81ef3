"""No template and no code makes an image in a size outside the closed list."""

import re
from pathlib import Path

import pytest

from samverkan.media import renditions

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "news", "events", "contacts", "partnerships", "feedback", "translation")
RENDITIONS = ROOT / "site" / "samverkan" / "media" / "renditions.py"


def files(pattern):
    return [path for room in ROOMS for path in (ROOT / room).rglob(pattern)]


@pytest.mark.parametrize("path", files("*.html"), ids=lambda path: path.name)
def test_template_uses_the_picture_tag_with_a_named_size(path):
    source = path.read_text()
    assert not re.search(r"{%\s*(image|srcset_image|image_url)\s", source)
    assert "wagtailimages_tags" not in source
    for size in re.findall(r'{%\s*picture(?:_url)?\s+\S+\s+"([^"]*)"', source):
        assert size in renditions.SIZES


def test_only_the_list_itself_makes_renditions():
    makers = re.compile(r"\bget_renditions?\(|\bcreate_renditions?\(|\bprefetch_renditions\(")
    found = [path for path in files("*.py") if makers.search(path.read_text())]
    assert found == [RENDITIONS]
