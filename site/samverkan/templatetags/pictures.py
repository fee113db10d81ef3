"""Images in the sizes that the site uses."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(image: Any, size: str, alt: str = "", lazy: bool = True) -> dict[str, Any]:
    """A picture in one of the named sizes of ``samverkan.media.renditions``."""
    return {"image": image, "size": size, "alt": alt, "lazy": lazy}
