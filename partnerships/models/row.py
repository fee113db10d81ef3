"""What all rows of a partnership share.

Rows belong to the partnership in the source language. Its versions have copies that hold nothing
but the translated texts: what is shown is always the source's row, with the texts of the copy
that has the same translation key. So there is one truth about an amount or a date.
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

FIRST_YEAR, LAST_YEAR = 1990, 2100

year_validators = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


def shared(*names: str) -> list[SynchronizedField]:
    """Fields that are the same in every language and that nobody is asked to translate."""
    return [SynchronizedField(name, overridable=False) for name in names]


class Row(TranslatableMixin, Orderable):
    """What all rows have: texts in each language, and a place among the others.

    Attributes:
        texts: names of the fields that are translated.
        shown_with: related objects that readers always see with the row.
    """

    texts: ClassVar[tuple[str, ...]] = ()
    shown_with: ClassVar[tuple[str, ...]] = ()

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        ordering = ["sort_order", "pk"]
