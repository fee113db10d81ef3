"""A picture in running text."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from samverkan.blocks import groups, samples
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.choosers import ImageChooserBlock


class ImageValue(StructValue):
    """The value of an image block."""

    @property
    def alt(self) -> str:
        """The image in words, as this page needs it; empty for decoration."""
        return "" if self.get("decorative") else self.get("alt_text", "")


class ImageBlock(StructBlock):
    """A picture with words for those who cannot see it; its credit comes from the library."""

    image = ImageChooserBlock("content", label=_("Image"))
    alt_text = CharBlock(
        required=False,
        max_length=250,
        label=_("The image in words"),
        help_text=_("What the image tells here, for those who cannot see it."),
    )
    decorative = BooleanBlock(
        required=False,
        default=False,
        label=_("Only decoration"),
        help_text=_("The image adds nothing to the text. Screen readers then pass it by."),
    )
    caption = CharBlock(required=False, max_length=250, label=_("Caption"))

    def clean(self, value: StructValue) -> StructValue:
        """Ask for words unless the image is decoration (WCAG 2.2 SC 1.1.1).

        Raises:
            StructBlockValidationError: neither has been given.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not (cleaned["alt_text"] or cleaned["decorative"]):
            message = _("Describe the image in words, or mark it as decoration.")
            raise StructBlockValidationError(block_errors={"alt_text": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "image": samples.image(),
                "alt_text": "En brygga vid sjön i morgonljus",
                "caption": "Bryggan vid Norra viken är öppen för alla.",
            }
        )

    class Meta:
        icon = "image"
        label = _("Image")
        group = groups.MEDIA
        description = _("An image with a caption.")
        template = "blocks/image.html"
        value_class = ImageValue
