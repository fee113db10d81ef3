"""The public form: every value that may be corrected, filled in with what is published.

It carries a short name for what each value said when it was shown. So what somebody left as it was
follows what is published meanwhile, and only what they wrote themselves can be out of date.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.corrections.fields import BETWEEN, Value, mark_of, marks_of
from samverkan import languages
from samverkan.public_forms.fields import (
    HiddenTextField,
    PlainTextField,
    without_control_characters,
)

MOST_CHARACTERS = 2000
KEYBOARDS = {
    "amount": {"inputmode": "numeric"},
    "phone": {"inputmode": "tel"},
    "email": {"inputmode": "email"},
    "website": {"inputmode": "url"},
}
"""Which keys a telephone shows for a field."""


class TermsField(forms.MultipleChoiceField):
    """Several of a list, as one text."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> str:
        """The names in addresses of what is chosen, in order."""
        return BETWEEN.join(sorted(super().clean(value)))


class CorrectionForm(forms.Form):
    """One field for each value. What is left as it is proposes nothing.

    Attributes:
        outdated: the values that somebody else has changed since the sender saw them, and that the
            sender has changed too.
    """

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("Where we answer. It is not published."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "class": "ds-input"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write the whole e-mail address, like name@example.org."),
        },
    )
    stamp = HiddenTextField()

    def __init__(self, values: list[Value], data: QueryDict | None = None) -> None:
        posted = None if data is None else data.copy()
        super().__init__(posted, label_suffix="")
        self.values = values
        self.outdated: list[Value] = []
        for value in values:
            self.fields[value.name] = field_for(value)
        if posted is not None:
            self.catch_up(posted)

    @property
    def seen(self) -> str:
        """What the values say now, for the form to carry."""
        return marks_of(self.values)

    def catch_up(self, posted: QueryDict) -> None:
        """Let what was left as it was shown be what is published now."""
        seen = set(posted.get("seen", "").split())
        for value in self.values:
            sent = self.sent(posted, value)
            if sent is None or mark_of(value.name, sent) in seen:
                posted.setlist(value.name, sent_for(value))
            elif sent != value.text and mark_of(value.name, value.text) not in seen:
                self.outdated.append(value)
                now = value.told(value.text) or "–"
                text = _("This has changed meanwhile. Now it says: %(text)s") % {"text": now}
                self.fields[value.name].help_text = text

    def sent(self, posted: QueryDict, value: Value) -> str | None:
        """The text that was sent for a value; None where nothing was."""
        found = self.fields[value.name].widget.value_from_datadict(
            posted, MultiValueDict(), value.name
        )
        if value.is_many:
            return BETWEEN.join(sorted(found))
        return None if found is None else without_control_characters(str(found)).strip()

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields, in the order of the rows that they belong to."""
        groups: dict[str, list[forms.BoundField]] = {}
        for value in self.values:
            kind_and_row = value.name.rpartition(":")[0]
            groups.setdefault(kind_and_row, []).append(self[value.name])
        names = {value.name.rpartition(":")[0]: value.group for value in self.values}
        return [(names[key], fields) for key, fields in groups.items()]

    def clean(self) -> dict[str, Any]:
        """Hold what is changed to the rules of the page, and write it as the page does."""
        data = super().clean() or self.cleaned_data
        for value in self.values:
            text = data.get(value.name)
            if text is None or text == value.text:
                continue
            try:
                data[value.name] = value.written(text)
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


def sent_for(value: Value) -> list[str]:
    """What a browser sends for a value that is left as it is."""
    if value.is_many:
        return value.text.split(BETWEEN) if value.text else []
    return [value.text]


def field_for(value: Value) -> forms.Field:
    """The field that a value is corrected in. What is written there is Swedish."""
    label = str(value.label)
    if value.is_many:
        return TermsField(
            label=label, choices=value.choices, initial=sent_for(value), required=False
        )
    if value.choices:
        return forms.ChoiceField(
            label=label,
            choices=value.choices,
            initial=value.text,
            widget=forms.Select(attrs={"class": "ds-input"}),
        )
    attrs = {"class": "ds-input", "lang": languages.SOURCE.html_lang, "dir": "ltr"}
    widget: forms.Widget = forms.TextInput(attrs | KEYBOARDS.get(value.field, {}))
    if value.is_long:
        widget = forms.Textarea(attrs | {"rows": 4})
    return PlainTextField(
        label=label,
        required=False,
        max_length=MOST_CHARACTERS,
        initial=value.text,
        widget=widget,
    )
