"""Images in the sizes that the site uses."""

from typing import Any

from django import template

from samverkan.media import renditions
from samverkan.media.models import SiteImage

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(image: SiteImage | None, size: str, alt: str = "", lazy: bool = True) -> dict[str, Any]:
    """A ``<picture>`` in one of the named sizes of ``samverkan.media.renditions``.

    Args:
        image: without one nothing is rendered; where its file is missing the words stand in.
        size: a name of ``renditions.SIZES``.
        alt: the image in words; empty for decoration.
        lazy: False for an image that shows without scrolling, which is then fetched first.
    """
    return {
        "files": renditions.files(image, size) if image else None,
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
