"""Rich text as readers get it: headings in order, links in the reader's language."""

import re
from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock as WagtailRichTextBlock
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import LinkRewriter

from samverkan.blocks.targets import Targets
from samverkan.dates import keep_together
from samverkan.pages.translations import Placed

SIMPLE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

HEADING = re.compile(r"<(/?)h([2-6])\b([^>]*)>")
EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')

PageAddress = Callable[[Placed], str]


class SimpleTextBlock(WagtailRichTextBlock):
    """Paragraphs and lists inside another block, whose headings are the block's own."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", SIMPLE_FEATURES)
        kwargs.setdefault("label", _("Text"))
        super().__init__(**kwargs)


def render(value: RichText, targets: Targets, page_address: PageAddress) -> SafeString:
    """HTML for readers, with links to pages and documents filled in from ``targets``.

    A link to what is unpublished or deleted loses its address and stays as text. Numbers stay in
    one piece.
    """

    def page_links(links: list[dict[str, str]]) -> list[str]:
        pages = [targets.page(link.get("id", "")) for link in links]
        return [opening_tag(page_address(page) if page else "") for page in pages]

    def document_links(links: list[dict[str, str]]) -> list[str]:
        documents = [targets.document(link.get("id", "")) for link in links]
        return [opening_tag(document.url if document else "") for document in documents]

    rewrite = LinkRewriter(bulk_rules={"page": page_links, "document": document_links})
    return SafeString(keep_together(EDITOR_KEY.sub("", rewrite(value.source))))


def opening_tag(address: str) -> str:
    """The opening tag of a link, or of a link that leads nowhere any more."""
    return f'<a href="{escape(address)}">' if address else "<a>"


def in_order(html: str, level: int = 1) -> str:
    """The text with its headings moved up where they would skip a level.

    Headings of the same level beside each other stay beside each other.

    Args:
        html: text with headings of level 2 and below.
        level: of the latest heading before the text; 1 is the page's title.
    """
    ancestors: list[tuple[int, int]] = []
    latest = level

    def move(match: re.Match[str]) -> str:
        nonlocal latest
        closing, written, attributes = match[1], int(match[2]), match[3]
        if not closing:
            while ancestors and ancestors[-1][0] >= written:
                ancestors.pop()
            parent = ancestors[-1][1] if ancestors else latest
            latest = min(written, parent + 1)
            ancestors.append((written, latest))
        return f"<{closing}h{latest}{attributes}>"

    return HEADING.sub(move, html)


def latest_level(html: str, before: int) -> int:
    """The level of the last heading in a piece of a page, or of the one before it."""
    levels = [int(level) for closing, level, _attributes in HEADING.findall(html) if not closing]
    return levels[-1] if levels else before
