"""Choosers that fetch what their templates show, for all blocks of a stream at once."""

from collections.abc import Iterable
from typing import Any

from wagtail.blocks import PageChooserBlock as WagtailPageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock
from wagtail.models import Page

from samverkan.blocks import shelf
from samverkan.media.models import SiteDocument, SiteImage
from samverkan.media.renditions import with_renditions


class ImageChooserBlock(WagtailImageChooserBlock):
    """A picture with its renditions of one size, in two queries for a whole stream.

    Args:
        size: the name in ``samverkan.media.renditions`` that the block's template uses.
    """

    def __init__(self, size: str, **kwargs: Any) -> None:
        self.size = size
        super().__init__(**kwargs)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[SiteImage | None]:
        """The images in order, each an object of its own; None where one has been deleted."""
        images = with_renditions(SiteImage.objects.all(), self.size)
        return shelf.take(SiteImage, values, images.in_bulk)


class DocumentChooserBlock(WagtailDocumentChooserBlock):
    """A document of the library."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[SiteDocument | None]:
        """The documents in order, each an object of its own; None where one has been deleted."""
        return shelf.take(SiteDocument, values, SiteDocument.objects.in_bulk)


class PageChooserBlock(WagtailPageChooserBlock):
    """A page to link to. While a body is rendered it has just its key; see ``Targets``."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        """The pages in order, each an object of its own; None where one leads nowhere."""
        return shelf.take(Page, values, Page.objects.in_bulk)
