"""What an organisation may correct: its party, interventions and contributions, and its own facts.

Each value has a name that stays while the row does, so that what was proposed is found again in
the draft. Values are told and compared as text, written in one way; a row that is gone has none.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.models import Locale

from organisations.models import Organisation
from partnerships.importing import cells
from partnerships.models import Need, PartnershipPage, TargetGroup
from partnerships.shown import chosen_terms
from samverkan import languages
from samverkan.pages.terms import CHOSEN_IN_SOURCE, Term, in_language
from samverkan.public_forms.fields import without_control_characters

Text = str | Promise
Choices = tuple[tuple[str, Text], ...]

ROW_FIELDS: dict[str, tuple[str, ...]] = {
    "parties": ("role", "task"),
    "interventions": (
        *("name", "offer", "needs", "target_groups", "times", "how_to_come"),
        *("place", "phone", "email", "website"),
    ),
    "contributions": ("amount", "purpose", "source"),
}
"""The fields of each kind of row that belongs to an organisation."""

CHOSEN: dict[str, type[Term]] = {"needs": Need, "target_groups": TargetGroup}
"""The fields that choose several terms."""
BETWEEN = ","
"""Between the names in addresses of several terms, which are then one text."""

OWN = "organisation"
OWN_FIELDS = ("website", "email", "phone")
"""Facts of the organisation itself, which are no part of the page."""

MOST_ON_A_LINE = 254
"""Characters; an e-mail address can have as many."""

SWEDEN = 46
"""The country code of numbers that are written without it."""


@dataclass(frozen=True)
class Value:
    """One value that can be corrected.

    Attributes:
        name: kind, key of the row and field: ``parties:3f…:task``.
        group: which row it belongs to, for people.
        holder: the row or organisation that has it.
        text: what it is now.
        choices: what can be chosen, with what it is called; empty for what is written.
    """

    name: str
    group: str
    label: Text
    holder: Any
    field: str
    text: str
    choices: Choices = ()

    @property
    def model_field(self) -> Field:
        """The field of the model."""
        found: Field = self.holder._meta.get_field(self.field)
        return found

    @property
    def is_many(self) -> bool:
        """Whether several can be chosen."""
        return bool(self.model_field.many_to_many)

    @property
    def is_long(self) -> bool:
        """Whether it takes several lines."""
        return (self.model_field.max_length or 0) > MOST_ON_A_LINE

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
        if self.is_many:
            return self.terms(text.split(BETWEEN) if text else [])
        if self.field == "amount":
            if not text and self.holder.kind == "money":
                raise ValidationError(_("This must be filled in."))
            return cells.kronor(text, cells.Known()) if text else None
        return field.clean(text, None)

    def terms(self, slugs: list[str]) -> list[Any]:
        """The terms with these names in addresses, as rows choose them.

        Raises:
            ValidationError: there is no such term.
        """
        model: Any = self.model_field.related_model
        found = list(model.objects.filter(slug__in=slugs, **CHOSEN_IN_SOURCE))
        if len(found) != len(set(slugs)):
            raise ValidationError(_("There is no such choice in the list."))
        return found

    def written(self, text: str) -> str:
        """A text as the value would be written if it were so: "160 000" for "160000 kr".

        Raises:
            ValidationError: it cannot be the value; the message says why.
        """
        return text_of(self.read(text))

    def told(self, text: str) -> str:
        """A text as people read it: what was chosen by its name."""
        names = dict(self.choices)
        parts = text.split(BETWEEN) if self.is_many else [text]
        return ", ".join(str(names.get(part, part)) for part in parts)

    def put(self, text: str) -> None:
        """Let the holder have it, without saving.

        Raises:
            ValidationError: it cannot be the value; the message says why.
        """
        setattr(self.holder, self.field, self.read(text))


def values_of(page: PartnershipPage, organisation: Organisation) -> list[Value]:
    """Everything that the organisation may correct, of the page as it is given.

    The same number of queries for any number of rows of a page that is not a draft.

    Args:
        page: as published, or a draft.
        organisation: whose part it is.
    """
    terms = {model: choices_among(model) for model in CHOSEN.values()}
    return [*values_of_rows(page, organisation, terms), *values_of_itself(organisation)]


def values_of_rows(
    page: PartnershipPage, organisation: Organisation, terms: dict[type[Term], Choices]
) -> Iterator[Value]:
    """What it may correct of its rows."""
    for kind, names in ROW_FIELDS.items():
        # The list that the page is saved with, so that what is changed in it is saved.
        found = getattr(page, kind).get_object_list()
        rows = [row for row in found if row.organisation_id == organisation.pk]
        chosen = {
            field: chosen_terms(rows, field, model, page.locale)
            for field, model in CHOSEN.items()
            if field in names
        }
        for place, row in enumerate(rows):
            group = group_of(kind, row)
            for name in names:
                stored = chosen[name][place] if name in chosen else getattr(row, name)
                choices = terms[CHOSEN[name]] if name in chosen else choices_of(row, name)
                yield value(f"{kind}:{row.translation_key}:{name}", group, row, stored, choices)


def values_of_itself(organisation: Organisation) -> Iterator[Value]:
    """What it may correct of itself."""
    with override(languages.SOURCE.code):
        group = _("Contact details of %(name)s") % {"name": organisation}
    for name in OWN_FIELDS:
        full_name, stored = f"{OWN}:{organisation.pk}:{name}", getattr(organisation, name)
        yield value(full_name, group, organisation, stored)


def choices_among(model: type[Term]) -> Choices:
    """The terms that rows choose among, in the reader's language. Two queries."""
    keys = model._default_manager.filter(locale=Locale.get_default()).values("translation_key")
    return tuple((term.slug, term.name) for term in in_language(model, keys, Locale.get_active()))


def choices_of(row: Any, name: str) -> Choices:
    """The values of a field that has a closed list of them."""
    return tuple(row._meta.get_field(name).choices or ())


def group_of(kind: str, row: Any) -> str:
    """What a row is called, in Swedish as what is written in it."""
    if kind != "contributions":
        return str(row)
    with override(languages.SOURCE.code):
        parts = [row.get_kind_display(), row.purpose]
    return f"{row.year}: {', '.join(part for part in parts if part)}"


def value(name: str, group: str, holder: Any, stored: Any, choices: Choices = ()) -> Value:
    """One value as it is now."""
    field = name.rpartition(":")[2]
    label = holder._meta.get_field(field).verbose_name
    return Value(name, group, label, holder, field, text_of(stored), choices)


def text_of(stored: Any) -> str:
    """A stored value as text, written as a browser sends it back."""
    if stored is None:
        return ""
    if isinstance(stored, int):
        return f"{stored:,}".replace(",", " ")
    if isinstance(stored, list):
        return BETWEEN.join(sorted(term.slug for term in stored))
    if isinstance(stored, PhoneNumber):
        is_swedish = stored.country_code == SWEDEN
        return str(stored.as_national if is_swedish else stored.as_international)
    return without_control_characters(str(stored)).strip()


def mark_of(name: str, text: str) -> str:
    """A short name for a value and what it says."""
    return hashlib.sha256(json.dumps([name, text]).encode()).hexdigest()[:12]


def marks_of(values: Iterable[Value]) -> str:
    """Short names for what the values say now, as a form carries them."""
    return " ".join(mark_of(each.name, each.text) for each in values)
