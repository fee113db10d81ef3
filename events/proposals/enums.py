"""Words that proposals are marked with."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Decision(TextChoices):
    """What has been decided about a proposed event."""

    PUBLISHED = "published", pgettext_lazy("proposal", "Published")
    REJECTED = "rejected", pgettext_lazy("proposal", "Not published")
