"""Films: the site's own, and links to those that are elsewhere."""

import re
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from samverkan import languages
from samverkan.blocks import groups, samples
from samverkan.blocks.base import CharBlock, StructBlock, URLBlock
from samverkan.blocks.choosers import DocumentChooserBlock, ImageChooserBlock
from samverkan.blocks.rich_text import SimpleTextBlock
from samverkan.languages import Language
from samverkan.media.models import SiteDocument
from samverkan.media.ranges import FILM_EXTENSIONS

CAPTION_EXTENSIONS = {"vtt"}

SERVICES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "svtplay.se": "SVT Play",
    "play.screen9.com": "Screen9",
}
"""Names that readers know services by; others are called by their host."""

CODES = "|".join(code.replace("-", "[-_]") for code in languages.BY_CODE)
LANGUAGE_IN_NAME = re.compile(rf"[.-](?P<code>{CODES})(?:_[a-z0-9]{{7}})?\.vtt$")
"""A language code before the extension, and what is added to a name that is taken already."""


class VideoValue(StructValue):
    """The value of a video block."""

    @property
    def service(self) -> str:
        """The service that the film's address leads to; "" for the site's own films."""
        try:
            host = (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        return SERVICES.get(host, host)

    @property
    def captions_language(self) -> Language:
        """The language that the captions' file name ends with, ``film.ar.vtt``; else Swedish.

        It is not that of the page: a translation keeps the Swedish captions until it gets its own.
        """
        captions = self.get("captions")
        found = LANGUAGE_IN_NAME.search(captions.filename.lower()) if captions else None
        return languages.get(found["code"].replace("_", "-") if found else "")


class VideoBlock(StructBlock):
    """A film that loads nothing until the reader asks for it, and nothing from other sites ever.

    The site's own films play in the page. A film elsewhere is a link that says where it leads, so
    that readers choose for themselves whether another service may learn of their visit.
    """

    title = CharBlock(max_length=160, label=_("Title"))
    film = DocumentChooserBlock(
        required=False, label=_("Film file"), help_text=_("A document of the kind MP4 or WebM.")
    )
    captions = DocumentChooserBlock(
        required=False,
        label=_("Captions"),
        help_text=_(
            "A document of the kind WebVTT. Captions in another language than Swedish have its "
            "code in their file name: film.ar.vtt."
        ),
    )
    url = URLBlock(required=False, label=_("Address of a film on another site"))
    poster = ImageChooserBlock("content", required=False, label=_("Picture before the film starts"))
    transcript = SimpleTextBlock(
        required=False,
        label=_("Transcript"),
        help_text=_("What is said and shown, for those who cannot hear or see the film."),
    )

    def clean(self, value: StructValue) -> StructValue:
        """Hold an editor to one film of a kind that browsers play.

        Raises:
            StructBlockValidationError: there is no film, two films, or a file of the wrong kind.
        """
        cleaned = super().clean(value)
        errors = {} if self.is_deferred_validation else errors_in(cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "title": "Nätverket på tre minuter",
                "url": "https://www.youtube.com/watch?v=exempel",
                "poster": samples.image(),
                "transcript": "<p>En ordförande berättar om hur föreningarna hittade varandra.</p>",
            }
        )

    class Meta:
        icon = "media"
        label = _("Video")
        group = groups.MEDIA
        description = _("A film with a transcript. Loads nothing before the reader asks for it.")
        template = "blocks/video.html"
        value_class = VideoValue


def errors_in(value: StructValue) -> dict[str, ValidationError]:
    """What is wrong, by the part that the editor should look at."""
    film, url = value["film"], value["url"]
    errors = {}
    if film and url:
        message = _("Choose a file or write an address, not both.")
        errors = {"film": ValidationError(message), "url": ValidationError(message)}
    elif not film and not url:
        errors["film"] = ValidationError(_("Choose a file or write an address."))
    elif film and extension(film) not in FILM_EXTENSIONS:
        errors["film"] = ValidationError(_("Choose a file of the kind MP4 or WebM."))
    if value["captions"] and extension(value["captions"]) not in CAPTION_EXTENSIONS:
        errors["captions"] = ValidationError(_("Choose a file of the kind WebVTT (.vtt)."))
    return errors


def extension(document: SiteDocument) -> str:
    """The document's extension in small letters, without its dot."""
    return PurePath(document.filename).suffix.lower().removeprefix(".")
