"""The closed list of sizes and formats that images are made in.

Each entry costs disk and time for every image in the library, and a size made up in a template
could not be prefetched; so templates name a size of this list and a test holds them to it.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet
from wagtail.images.models import Filter, ImageQuerySet

from samverkan import published
from samverkan.media.models import Rendition, SiteImage

QuerySetT = TypeVar("QuerySetT", bound="QuerySet[Any]")

logger = logging.getLogger(__name__)

PHOTO_FORMATS = ("avif", "webp", "jpeg")
GRAPHIC_FORMATS = ("webp", "png")
"""Formats that keep transparency, for logos."""


@dataclass(frozen=True)
class Size:
    """One named size.

    Attributes:
        operations: Wagtail's resize operations, the narrowest first; at most two.
        sizes: how wide the image shows, for the ``sizes`` attribute.
        formats: formats from the most to the least economical; the last is what all can read.
    """

    operations: tuple[str, ...]
    sizes: str
    formats: tuple[str, ...] = PHOTO_FORMATS

    def specs(self, image_format: str) -> list[str]:
        """Filter specifications of one format, the narrowest first."""
        return [f"{operation}|format-{image_format}" for operation in self.operations]

    @property
    def keeps_transparency(self) -> bool:
        """Whether one still sees through an image that is made in this size."""
        return self.formats is GRAPHIC_FORMATS

    @property
    def all_specs(self) -> list[str]:
        """Filter specifications of every format."""
        return [spec for image_format in self.formats for spec in self.specs(image_format)]


SIZES = {
    "hero": Size(("fill-800x450", "fill-1600x900"), "(min-width: 64rem) 50vw, 100vw"),
    "content": Size(("width-720", "width-1440"), "(min-width: 48rem) 45rem, 100vw"),
    "teaser": Size(("fill-400x267", "fill-800x534"), "(min-width: 48rem) 25rem, 100vw"),
    "portrait": Size(("fill-128x128", "fill-256x256"), "8rem"),
    "logo": Size(("max-200x100", "max-400x200"), "12.5rem", GRAPHIC_FORMATS),
    "social": Size(("fill-1200x630",), "100vw", ("jpeg",)),
}
"""Every size that the site uses, by name. Wagtail never enlarges an image to reach one."""


@dataclass(frozen=True)
class Source:
    """Renditions of one format, for a ``<source>`` element."""

    mime_type: str
    srcset: str


@dataclass(frozen=True)
class File:
    """One file, with its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class PictureFiles:
    """What a ``<picture>`` needs: sources of modern formats and an ``<img>`` that all can read."""

    sources: tuple[Source, ...]
    fallback: File
    srcset: str
    sizes: str


def specs(*names: str) -> list[str]:
    """Filter specifications of the named sizes.

    Raises:
        KeyError: a name is not in ``SIZES``.
    """
    return [spec for name in names for spec in SIZES[name].all_specs]


def with_renditions(images: ImageQuerySet, *names: str) -> ImageQuerySet:
    """The images with their renditions of the named sizes, in one query more however many."""
    return images.prefetch_renditions(*specs(*names))


def prefetch(queryset: QuerySetT, field: str, *names: str) -> QuerySetT:
    """A listing's queryset with the images of ``field`` and their renditions of the named sizes.

    Costs one query more, however many rows there are.
    """
    made = Rendition.objects.filter(filter_spec__in=specs(*names))
    return queryset.select_related(field).prefetch_related(
        # The attribute is where Wagtail's own prefetch_renditions() puts them.
        Prefetch(f"{field}__renditions", queryset=made, to_attr="prefetched_renditions")
    )


@cache
def filters(name: str) -> tuple[Filter, ...]:
    """Wagtail's filters of a named size, made once: each looks into signatures when it is new.

    Raises:
        KeyError: the name is not in ``SIZES``.
    """
    return tuple(Filter(spec) for spec in SIZES[name].all_specs)


def make_ahead(image: SiteImage) -> None:
    """Make the sizes that a page is likely to ask for; any other is made when one asks.

    An image that one can see through is a logo, so it is made in the sizes that stay like that.
    """
    try:
        with image.get_willow_image() as opened:
            is_graphic = opened.has_alpha()
    except Exception:
        logger.exception("Image %s cannot be read", image.pk)
        return
    for name, size in SIZES.items():
        if size.keeps_transparency or not is_graphic:
            files(image, name)


def stored(image: SiteImage, name: str) -> dict[str, Rendition] | None:
    """The image's renditions of a size where all are made; None where one is missing.

    Asks once for an image that was not prefetched, whatever sizes it shows in. Wagtail's own
    look-up asks for each size.
    """
    if not hasattr(image, "prefetched_renditions"):
        image.prefetched_renditions = list(image.renditions.all())
    made = image.prefetched_renditions
    by_key = {(rendition.filter_spec, rendition.focal_point_key): rendition for rendition in made}
    found = {
        wanted.spec: rendition
        for wanted in filters(name)
        if (rendition := by_key.get((wanted.spec, wanted.get_cache_key(image))))
    }
    return found if len(found) == len(filters(name)) else None


def files(image: SiteImage, name: str) -> PictureFiles | None:
    """The image's files in a named size; None where the original is missing or unreadable.

    No query when warm.

    Raises:
        KeyError: the name is not in ``SIZES``.
    """
    return published.kept(("picture", image.pk, name), lambda: _files(image, name))


def _files(image: SiteImage, name: str) -> PictureFiles | None:
    size = SIZES[name]
    try:
        renditions = stored(image, name) or image.get_renditions(*filters(name))
    except Exception:
        # Decoders raise whatever they like on a broken file, and no reader should meet a 500
        # because of one picture.
        logger.exception("Image %s cannot be shown", image.pk)
        return None
    by_format = [
        (image_format, [renditions[spec] for spec in size.specs(image_format)])
        for image_format in size.formats
    ]
    *modern, (_fallback_format, fallbacks) = by_format
    return PictureFiles(
        sources=tuple(
            Source(f"image/{image_format}", srcset(made)) for image_format, made in modern
        ),
        fallback=File(fallbacks[-1].url, fallbacks[-1].width, fallbacks[-1].height),
        srcset=srcset(fallbacks),
        sizes=size.sizes,
    )


def srcset(renditions: Iterable[Rendition]) -> str:
    """Addresses with widths; one per width, as a small original gives the same file twice."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())
