"""What runs on a schedule."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    """What runs on a schedule."""

    name = "samverkan.background"
    label = "background"
    verbose_name = _("Background work")
