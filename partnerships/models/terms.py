"""What editors sort partnerships and interventions by, besides topics."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from samverkan.pages.terms import Term


class TargetGroup(Term):
    """Whom a partnership or an intervention is for: children, asylum seekers, older people."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Need(Term):
    """What somebody may need help with: somewhere to sleep, to learn Swedish, to get advice.

    Attributes:
        question: the need as the one who has it would ask.
        order: the most urgent needs come first.
    """

    question = models.CharField(
        _("as a question"),
        max_length=120,
        help_text=_("As somebody in need would ask: Where can I sleep?"),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number comes first.")
    )

    panels = [*Term.panels, "question", "order"]
    override_translatable_fields = [
        *Term.override_translatable_fields,
        SynchronizedField("order", overridable=False),
    ]

    class Meta(Term.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["order", "name"]
