"""The question at the end of every page, and the staff who read the answers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """The question at the end of every page, and the staff who read the answers."""

    name = "feedback"
    label = "feedback"
    verbose_name = _("Feedback")
