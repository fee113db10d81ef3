"""Images and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "samverkan.media"
    label = "media"
    verbose_name = _("Media")
