"""The public form: every value that may be corrected, filled in with what is published."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.corrections.fields import Value
from samverkan import languages
from samverkan.public_forms.fields import HiddenTextField, PlainTextField

MOST_CHARACTERS = 2000


class CorrectionForm(forms.Form):
    """One field for each value. What is left as it is proposes nothing."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Where we answer. It is not published."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "class": "ds-input"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole e-mail address, like name@example.org."),
        },
    )
    stamp = HiddenTextField()
    seen = HiddenTextField()

    def __init__(self, values: list[Value], data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)
        self.values = values
        for value in values:
            self.fields[value.name] = field_for(value)

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields, in the order of the rows that they belong to."""
        groups: dict[str, list[forms.BoundField]] = {}
        for value in self.values:
            kind_and_row = value.name.rpartition(":")[0]
            groups.setdefault(kind_and_row, []).append(self[value.name])
        names = {value.name.rpartition(":")[0]: value.group for value in self.values}
        return [(names[key], fields) for key, fields in groups.items()]

    def clean(self) -> dict[str, Any]:
        """Hold what is changed to the rules of the page."""
        data = super().clean() or self.cleaned_data
        for value in self.values:
            text = data.get(value.name)
            if text is None or text == value.text:
                continue
            try:
                value.read(text)
            except ValidationError as error:
                self.add_error(value.name, error)
        if not self.errors and not self.changed:
            self.add_error(None, _("You have not changed anything yet."))
        return data

    @property
    def changed(self) -> list[tuple[Value, str]]:
        """The values that are proposed, with their new text."""
        return [
            (value, self.cleaned_data[value.name])
            for value in self.values
            if self.cleaned_data.get(value.name, value.text) != value.text
        ]


def field_for(value: Value) -> forms.Field:
    """The field that a value is corrected in. What is written there is Swedish."""
    attrs = {"class": "ds-input", "lang": languages.SOURCE.html_lang, "dir": "ltr"}
    if value.choices:
        return forms.ChoiceField(
            label=str(value.label),
            choices=value.choices,
            initial=value.text,
            widget=forms.Select(attrs={"class": "ds-input"}),
        )
    widget = forms.Textarea(attrs=attrs | {"rows": 4}) if value.is_long else forms.TextInput(attrs)
    return PlainTextField(
        label=str(value.label),
        required=False,
        max_length=MOST_CHARACTERS,
        initial=value.text,
        widget=widget,
    )
