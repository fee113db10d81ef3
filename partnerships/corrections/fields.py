"""What an organisation may correct: its party, interventions and contributions, and its own facts.

Each value has a name that stays while the row does, so that what was proposed is found again in
the draft. Values are told and compared as text; a row that is gone has none.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from organisations.models import Organisation
from partnerships.enums import PartyRole
from partnerships.importing import cells
from partnerships.models import PartnershipPage

Text = str | Promise

ROW_FIELDS: dict[str, tuple[str, ...]] = {
    "parties": ("role", "task"),
    "interventions": (
        "name", "offer", "times", "how_to_come", "place", "phone", "email", "website",
    ),
    "contributions": ("amount", "purpose", "source"),
}  # fmt: skip
"""The fields of each kind of row that belongs to an organisation."""

OWN = "organisation"
OWN_FIELDS = ("website", "email", "phone")
"""Facts of the organisation itself, which are no part of the page."""


@dataclass(frozen=True)
class Value:
    """One value that can be corrected.

    Attributes:
        name: kind, key of the row and field: ``parties:3f…:task``.
        group: which row it belongs to, for people.
        holder: the row or organisation that has it.
        text: what it is now.
    """

    name: str
    group: str
    label: Text
    holder: Any
    field: str
    text: str

    @property
    def model_field(self) -> Field:
        """The field of the model."""
        found: Field = self.holder._meta.get_field(self.field)
        return found

    @property
    def choices(self) -> list[tuple[str, Text]]:
        """What can be chosen; empty for what is written."""
        return list(self.model_field.choices or [])

    @property
    def is_long(self) -> bool:
        """Whether it takes several lines."""
        return (self.model_field.max_length or 0) > 200

    @property
    def is_of_the_page(self) -> bool:
        """Whether it is a part of the page's draft."""
        return not self.name.startswith(f"{OWN}:")

    def read(self, text: str) -> Any:
        """What a text means.

        Raises:
            ValidationError: it cannot be the value; the message says why.
        """
        field = self.model_field
        if not text and not field.blank:
            raise ValidationError(_("This must be filled in."))
        if self.field == "amount":
            if not text and self.holder.kind == "money":
                raise ValidationError(_("This must be filled in."))
            return cells.kronor(text, cells.Known()) if text else None
        return field.clean(text, None)

    def told(self, text: str) -> str:
        """A text as people read it: what was chosen by its name."""
        return str(dict(self.choices).get(text, text))


def values_of(page: PartnershipPage, organisation: Organisation) -> Iterator[Value]:
    """Everything that the organisation may correct, of the page as it is given.

    Args:
        page: as published, or a draft.
        organisation: whose part it is.
    """
    for kind, names in ROW_FIELDS.items():
        # The list that the page is saved with, so that what is changed in it is saved.
        for row in getattr(page, kind).get_object_list():
            if row.organisation_id != organisation.pk:
                continue
            group = group_of(kind, row)
            for name in names:
                yield value(f"{kind}:{row.translation_key}:{name}", group, row, name)
    for name in OWN_FIELDS:
        yield value(f"{OWN}:{organisation.pk}:{name}", str(organisation), organisation, name)


def group_of(kind: str, row: Any) -> str:
    """What a row is called."""
    if kind == "contributions":
        return f"{row.year}: {row.get_kind_display()}"
    return str(row)


def value(name: str, group: str, holder: Any, field: str) -> Value:
    """One value as it is now."""
    label = holder._meta.get_field(field).verbose_name
    return Value(name, group, label, holder, field, text_of(getattr(holder, field)))


def text_of(stored: Any) -> str:
    """A stored value as text."""
    if stored is None:
        return ""
    if isinstance(stored, int):
        return f"{stored:,}".replace(",", " ")
    national = getattr(stored, "as_national", None)
    if isinstance(stored, PartyRole):
        return str(stored.value)
    return str(national or stored)


def digest(values: list[Value]) -> str:
    """A short name for what the values are now."""
    told = json.dumps([(each.name, each.text) for each in values])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
