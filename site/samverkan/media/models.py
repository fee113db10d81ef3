"""Images and documents, with the facts that readers are owed about them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from samverkan.media import contents


class SiteImage(AbstractImage):
    """A picture in the library.

    Attributes:
        credit: who made the picture, as readers see it wherever it is used ("Foto: Sjöby kommun");
            empty where nobody need be named.
    """

    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]


class Rendition(AbstractRendition):
    """An image in one of the sizes and formats that templates use."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class SiteDocument(AbstractDocument):
    """A file for readers to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Check the name and the content of a file that is being uploaded.

        Raises:
            ValidationError: the file is of a kind that is not allowed, or not what its name says.
        """
        super().clean()
        if not self.file or self.file._committed:
            return
        try:
            contents.check(self.file.file, self.file.name)
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note size and digest, also for a document that did not come through the upload form."""
        if self._state.adding and self.file and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
