"""Guards and tools for translating pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Guards and tools for translating pages."""

    name = "translation"
    label = "translation"
    verbose_name = _("Translation")
