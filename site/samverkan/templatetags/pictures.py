"""Images in the sizes that the site uses."""

from typing import Any

from django import template

from samverkan.media import renditions
from samverkan.media.models import SiteImage

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(
    image: SiteImage | renditions.PictureFiles | None, size: str, alt: str = "", lazy: bool = True
) -> dict[str, Any]:
    """A ``<picture>`` in one of the named sizes of ``samverkan.media.renditions``.

    Args:
        image: without one nothing is rendered; where its file is missing the words stand in.
            A teaser that is kept has the image's files in the size instead.
        size: a name of ``renditions.SIZES``.
        alt: the image in words; empty for decoration.
        lazy: False for an image that shows without scrolling, which is then fetched first.
    """
    files: renditions.PictureFiles | None
    if image is None or isinstance(image, renditions.PictureFiles):
        files = image
    else:
        files = renditions.files(image, size)
    return {
        "files": files,
        "image": image,
        "size": size,
        "alt": alt or "",
        "lazy": lazy,
    }


@register.simple_tag
def picture_url(image: SiteImage | None, size: str) -> str:
    """Address of the image in a named size, absolute or from the root; "" without an image."""
    made = renditions.files(image, size) if image else None
    return made.fallback.url if made else ""
