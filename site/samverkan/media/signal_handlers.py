"""What happens when an image is uploaded or changed."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model

from samverkan.media.models import SiteImage
from samverkan.media.tasks import make_renditions


def prepare_renditions(sender: type[SiteImage], instance: SiteImage, **kwargs: Any) -> None:
    """Ask the worker for the image's sizes once it is stored."""
    if not kwargs.get("raw"):
        transaction.on_commit(partial(make_renditions.enqueue, instance.pk))


def connect() -> None:
    """Connect the handlers."""
    post_save.connect(prepare_renditions, sender=get_image_model(), dispatch_uid="renditions")
