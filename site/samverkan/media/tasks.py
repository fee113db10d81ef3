"""Work on images that nobody should wait for."""

from django_tasks import task
from wagtail.images import get_image_model

from samverkan import background
from samverkan.media import renditions


@task(priority=background.CAN_WAIT)
def make_renditions(image_id: int) -> None:
    """Make every size of an image, so that no reader is the one who waits for it."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return
    for name in renditions.SIZES:
        renditions.files(image, name)
