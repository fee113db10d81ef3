"""A model field for several choices out of a closed list, such as languages."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

Choices = Iterable[tuple[str, Any]]


class CodesField(models.Field):
    """Several codes out of a list, stored as ``" sv en "`` and read as ``("sv", "en")``.

    One column that both databases can look in: ``filter(languages__has="sv")``. The list stays out
    of migrations, and no text is offered to translators.

    Args:
        codes: the codes with their names, or a function that gives them.
        offered: the same as staff choose among them, where they read other names than readers.
    """

    description = _("several choices")

    def __init__(
        self,
        *args: Any,
        codes: Choices | Callable[[], Choices] = (),
        offered: Callable[[], Choices] | None = None,
        **kwargs: Any,
    ) -> None:
        self.codes = codes
        self.offered = offered or (lambda: self.listed().items())
        kwargs.setdefault("max_length", 250)
        kwargs |= {"blank": True, "default": ()}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The field as migrations see it: without its list."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["blank"], kwargs["default"]
        return name, path, list(args), kwargs

    def get_internal_type(self) -> str:
        """The kind of column."""
        return "CharField"

    def listed(self) -> dict[str, Any]:
        """The codes that can be chosen, with their names."""
        return dict(self.codes() if callable(self.codes) else self.codes)

    def from_db_value(self, value: str | None, *_context: Any) -> tuple[str, ...]:
        """The codes from what is stored; none where an outer join finds no row."""
        return tuple((value or "").split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        """The codes from what a form or a revision holds."""
        return tuple(value.split() if isinstance(value, str) else value or ())

    def get_prep_value(self, value: Any) -> str:
        """The codes as they are stored, with a space on both sides of each."""
        codes = self.to_python(value)
        return f" {' '.join(codes)} " if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        """The codes as a revision stores them."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is not in the list.

        Raises:
            ValidationError: one of the codes is unknown.
        """
        unknown = set(value) - self.listed().keys()
        if unknown:
            raise ValidationError(_("Choose among those in the list."), code="invalid_choice")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A row of ticks."""
        return forms.MultipleChoiceField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=False,
            choices=lambda: list(self.offered()),
            widget=forms.CheckboxSelectMultiple,
        )

    def named(self, codes: Iterable[str]) -> list[Any]:
        """The names of some codes in the order of the list; codes no longer known are left out."""
        chosen = set(codes)
        return [name for code, name in self.listed().items() if code in chosen]


@CodesField.register_lookup
class Has(models.Lookup):
    """``field__has="sv"``: whether a code is among those chosen."""

    lookup_name = "has"

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """One LIKE, for the code between spaces."""
        column, parameters = self.process_lhs(compiler, connection)
        pattern = f"% {connection.ops.prep_for_like_query(self.rhs)} %"
        return f"{column} LIKE %s ESCAPE '\\'", (*parameters, pattern)
