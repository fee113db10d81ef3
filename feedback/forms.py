"""What residents send: yes or no, and then what they were looking for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from feedback.enums import Answer, ContactWish
from samverkan.public_forms.fields import HiddenTextField, PlainTextField
from samverkan.public_forms.numbers import contains_personal_number

MAX_TEXT = 4000
CONTACT_FIELDS: dict[str, str] = {
    ContactWish.EMAIL: "contact_email",
    ContactWish.PHONE: "contact_phone",
}
"""The field that a wish needs."""


class AnswerForm(forms.Form):
    """Yes or no, with what the page knew about itself."""

    answer = forms.ChoiceField(
        choices=Answer.choices,
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
    page = HiddenTextField()
    revision = HiddenTextField()
    kind = HiddenTextField()
    address = HiddenTextField()
    stamp = HiddenTextField()
    client_key = HiddenTextField()


class DetailsForm(forms.Form):
    """What the resident was looking for and how to reach them.

    Only the address of the chosen way is read; what stands in the other field is neither checked
    nor kept. A personal identity number in the text is warned about once: ``needs_warning``.
    """

    text = PlainTextField(
        label=_("What were you looking for?"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Write what you were looking for."),
            "max_length": _(
                "The text is %(show_value)d characters long. It can be at most %(limit_value)d."
            ),
        },
    )
    contact_wish = forms.ChoiceField(
        label=_("How do you want to be contacted?"),
        choices=ContactWish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to be contacted.")},
    )
    contact_email = PlainTextField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    contact_phone = PlainTextField(
        label=_("Your telephone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    stamp = HiddenTextField()
    seen_warning = HiddenTextField()

    def clean(self) -> dict[str, Any]:
        """Check the chosen address and forget the other."""
        data = super().clean() or self.cleaned_data
        wish = data.get("contact_wish")
        chosen = CONTACT_FIELDS.get(wish or "")
        for name in CONTACT_FIELDS.values():
            data[name] = self._address(name) if name == chosen else ""
        return data

    def _address(self, name: str) -> object:
        """The e-mail address or telephone number, with a plain word on what is wrong with it."""
        field: forms.Field
        if name == "contact_email":
            field = forms.EmailField(
                max_length=254,
                error_messages={
                    "required": _("Write your e-mail address."),
                    "invalid": _("Write the whole e-mail address, like name@example.org."),
                },
            )
        else:
            field = PhoneNumberField(
                region="SE",
                error_messages={
                    "required": _("Write your telephone number."),
                    "invalid": _("Write the telephone number with its area code."),
                },
            )
        try:
            return field.clean(self.cleaned_data.get(name, ""))
        except forms.ValidationError as error:
            self.add_error(name, error)
            return ""

    @property
    def needs_warning(self) -> bool:
        """Whether the text seems to hold a personal identity number and nobody has said so yet."""
        return not self.cleaned_data["seen_warning"] and contains_personal_number(
            self.cleaned_data["text"]
        )
