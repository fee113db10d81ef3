"""Guards and tools for translating pages."""

from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Guards and tools for translating pages."""

    name = "translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Connect the rules for translated links."""
        from translation.signal_handlers import refuse_dangerous_links

        pre_save.connect(
            refuse_dangerous_links,
            sender="wagtail_localize.SegmentOverride",
            dispatch_uid="translation.refuse_dangerous_links",
        )
