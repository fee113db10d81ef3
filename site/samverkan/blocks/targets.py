"""Pages and documents that texts link to, fetched together for a whole stream."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Model, Q
from django.utils import translation
from wagtail.blocks import ChooserBlock, RichTextBlock
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text

from samverkan import languages, published
from samverkan.blocks.choosers import ImageChooserBlock
from samverkan.blocks.shelf import Leaf, Shelf
from samverkan.media.models import SiteDocument, SiteImage
from samverkan.media.renditions import with_renditions
from samverkan.pages.translations import PageLink, open_pages

Reference = tuple[type[Model], str, str, str]
"""What Wagtail's blocks report that they refer to: model, key, and two paths within the block."""


@dataclass(frozen=True)
class Targets:
    """What links lead to, by the key that is stored in the text.

    Attributes:
        pages: published pages, in the reader's language where they are translated.
        documents: documents of the library.
    """

    pages: dict[str, PageLink] = field(default_factory=dict)
    documents: dict[str, SiteDocument] = field(default_factory=dict)

    def page(self, key: str | int) -> PageLink | None:
        """The page to lead readers to; None where it is not published."""
        return self.pages.get(str(key))

    def document(self, key: str | int) -> SiteDocument | None:
        """The document; None where it has been deleted."""
        return self.documents.get(str(key))


def collect(references: Iterable[Reference]) -> Targets:
    """Fetch everything referred to, in a number of queries that does not depend on how much."""
    page_keys: set[str] = set()
    document_keys: set[str] = set()
    for model, key, *_paths in references:
        if issubclass(model, Page):
            page_keys.add(key)
        elif issubclass(model, SiteDocument):
            document_keys.add(key)
    return Targets(
        pages=published_pages(page_keys) if page_keys else {},
        documents={
            str(key): document
            for key, document in SiteDocument.objects.in_bulk(list(document_keys)).items()
        },
    )


def references(leaves: Iterable[Leaf]) -> Iterator[Reference]:
    """What the choosers and rich texts of a body refer to, from what is stored."""
    for block, stored in leaves:
        if isinstance(block, RichTextBlock):
            yield from extract_references_from_rich_text(stored)
        elif isinstance(block, ChooserBlock):
            yield block.model_class, str(stored), "", ""


def shelf_of(leaves: Iterable[Leaf], targets: Targets) -> Shelf:
    """The images, documents and pages of a body, for the choosers of all its blocks.

    Images come with their renditions of every size that they show in.
    """
    wanted: dict[type[Model], set[str]] = {SiteImage: set(), SiteDocument: set(), Page: set()}
    sizes = set()
    for block, stored in leaves:
        if isinstance(block, ChooserBlock) and block.model_class in wanted:
            wanted[block.model_class].add(str(stored))
        if isinstance(block, ImageChooserBlock):
            sizes.add(block.size)
    images = with_renditions(SiteImage.objects.all(), *sorted(sizes))
    found = {str(key): image for key, image in images.in_bulk(list(wanted[SiteImage])).items()}
    return {
        SiteImage: {key: found.get(key) for key in wanted[SiteImage]},
        SiteDocument: {key: targets.document(key) for key in wanted[SiteDocument]},
        Page: {key: Page(pk=int(key)) if targets.page(key) else None for key in wanted[Page]},
    }


def published_pages(keys: set[str]) -> dict[str, PageLink]:
    """Published pages by key, each replaced by its published translation for the reader.

    No query when warm.
    """
    code = translation.get_language() or languages.SOURCE.code
    wanted = frozenset(keys)
    return published.kept(("targets", code, wanted), lambda: _published_pages(wanted, code))


def _published_pages(keys: frozenset[str], code: str) -> dict[str, PageLink]:
    translations_of = Page.objects.filter(pk__in=keys).values("translation_key")
    rows = (
        open_pages()
        .filter(Q(pk__in=keys) | Q(translation_key__in=translations_of, locale__language_code=code))
        .values_list("pk", "translation_key", "title", "url_path", "locale__language_code")
    )
    found = [(str(pk), key, PageLink(*link)) for pk, key, *link in rows]
    for_reader = {key: link for _pk, key, link in found if link.code == code}
    return {pk: for_reader.get(key, link) for pk, key, link in found if pk in keys}
