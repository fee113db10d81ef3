"""What previews show where a block needs something from the library."""

from samverkan.media.models import SiteDocument, SiteImage


def image() -> SiteImage | None:
    """The latest image of the library; None in an empty one."""
    return SiteImage.objects.order_by("-pk").first()


def document() -> SiteDocument | None:
    """The latest document of the library; None in an empty one."""
    return SiteDocument.objects.order_by("-pk").first()
