"""Files to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue

from samverkan.blocks import groups, samples
from samverkan.blocks.base import CharBlock, PlainTextBlock, StructBlock
from samverkan.blocks.choosers import DocumentChooserBlock


class DocumentValue(StructValue):
    """The value of one document in a list."""

    @property
    def heading(self) -> str:
        """What the link says: the page's own words, else the document's title."""
        document = self.get("document")
        return self.get("title") or (document.title if document else "")


class DocumentItemBlock(StructBlock):
    """A document and what it is."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(
        required=False,
        max_length=160,
        label=_("Link text"),
        help_text=_("Empty takes the document's own title."),
    )
    description = PlainTextBlock(required=False, max_length=300, rows=2, label=_("Description"))

    class Meta:
        icon = "doc-full"
        value_class = DocumentValue


class DocumentListBlock(StructBlock):
    """Documents, each with its kind and size so that readers know what they fetch."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    documents = ListBlock(DocumentItemBlock(), min_num=1, label=_("Documents"))

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "heading": "Dokument",
                "documents": [
                    {
                        "document": samples.document(),
                        "title": "Överenskommelse om samverkan",
                        "description": "Antagen av kommunfullmäktige.",
                    }
                ],
            }
        )

    class Meta:
        icon = "doc-full-inverse"
        label = _("List of documents")
        group = groups.LINKS
        description = _("Files to download, with kind and size.")
        template = "blocks/document_list.html"
