"""Work on images that nobody should wait for."""

from django_tasks import task
from wagtail.images import get_image_model

from samverkan import background
from samverkan.media import renditions


@task(priority=background.CAN_WAIT)
def make_renditions(image_id: int) -> None:
    """Make an image's sizes, so that no reader is the one who waits for them."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        renditions.make_ahead(image)
