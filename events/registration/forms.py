"""The form that people register with, made of an event's questions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind
from events.registration.questions import Question
from samverkan.public_forms.fields import HiddenTextField, PlainTextField
from samverkan.public_forms.numbers import contains_personal_number

PREFIX = "answer-"
LONG, SHORT = 1000, 160
TEXTS = {AnswerKind.FOOD, AnswerKind.ACCESS, AnswerKind.TEXT}
"""Questions that are answered in sentences."""

AUTOCOMPLETE = {AnswerKind.NAME: "name", AnswerKind.ORGANISATION: "organization"}
"""What browsers call what they fill in by themselves (WCAG 2.2 SC 1.3.5)."""

REQUIRED: dict[str, Any] = {
    AnswerKind.NAME: _("Write your name."),
    AnswerKind.EMAIL: _("Write your e-mail address."),
    AnswerKind.PHONE: _("Write your telephone number."),
    AnswerKind.ORGANISATION: _("Write your organisation."),
    AnswerKind.CHOICE: _("Choose one of the answers."),
    AnswerKind.TICK: _("Tick this to be able to register."),
}
TOO_LONG = _("The text is %(show_value)d characters long. It can be at most %(limit_value)d.")


class AnswersForm(forms.Form):
    """What somebody answers; every answer is stored by itself.

    Attributes:
        questions: by the name of the field that asks them.
    """

    def __init__(self, questions: Sequence[Question], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = {f"{PREFIX}{question.field}": question for question in questions}
        self.fields.update({name: field_for(question) for name, question in self.questions.items()})

    @property
    def size(self) -> int:
        """How many people it is for."""
        return int(self.cleaned_data.get("size") or 1)

    def given(self) -> list[GivenAnswer]:
        """The answers that are no blanks."""
        found = []
        for name, question in self.questions.items():
            value = self.cleaned_data[name]
            text = ("1" if value else "") if question.kind == AnswerKind.TICK else written(value)
            if text:
                found.append(
                    GivenAnswer(
                        question.field, question.kind, question.label, text, question.keep_days
                    )
                )
        return found


class RegistrationForm(AnswersForm):
    """The answers of those who register themselves, and what tells them from robots."""

    stamp = HiddenTextField()
    client_key = HiddenTextField()
    seen_warning = HiddenTextField()

    def __init__(
        self, questions: Sequence[Question], most_together: int, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(questions, *args, **kwargs)
        if most_together > 1:
            self.fields["size"] = size_field(most_together)
        for name in [*self.questions, *(["size"] if "size" in self.fields else [])]:
            self.describe(self[name])

    @property
    def size_field(self) -> forms.BoundField | None:
        """The field for how many come; None where everybody registers alone."""
        return self["size"] if "size" in self.fields else None

    def describe(self, field: forms.BoundField) -> None:
        """Tie a text field to what is told about it, and to what is wrong with it."""
        attributes = field.field.widget.attrs
        ids = [f"{field.auto_id}_about"]
        if self.is_bound and field.errors:
            attributes["aria-invalid"] = "true"
            ids.append(f"{field.auto_id}_error")
        attributes |= {"class": "ds-input", "aria-describedby": " ".join(ids)}
        if field.field.required:
            attributes["required"] = True

    @property
    def needs_warning(self) -> bool:
        """Whether a text seems to hold a personal identity number and nobody has said so yet."""
        if self.cleaned_data["seen_warning"]:
            return False
        texts = (one.value for one in self.given() if one.kind != AnswerKind.PHONE)
        return any(contains_personal_number(text) for text in texts)

    def asked(self) -> Iterator[tuple[forms.BoundField, Question]]:
        """The fields that ask the questions, each with its question."""
        for name, question in self.questions.items():
            yield self[name], question


def written(value: Any) -> str:
    """An answer as text; telephone numbers so that they can be called from anywhere."""
    international = getattr(value, "as_international", "")
    return str(international or value or "").strip()


def initial_of(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows of earlier answers, which are given by their fields."""
    return {
        f"{PREFIX}{question.field}": answers[question.field]
        for question in questions
        if question.field in answers
    }


def size_field(most: int) -> forms.Field:
    """How many people come."""
    wrong = _("Write how many you are, from 1 to %(most)d.") % {"most": most}
    return forms.IntegerField(
        label=_("How many are you?"),
        min_value=1,
        max_value=most,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def field_for(question: Question) -> forms.Field:
    """The field that a question is answered in."""
    required = REQUIRED.get(question.kind, _("Answer this question."))
    common = {
        "label": question.shown,
        "required": question.is_required,
        "error_messages": {"required": required, "max_length": TOO_LONG},
    }
    makers: dict[str, Callable[[Question, dict[str, Any]], forms.Field]] = {
        AnswerKind.EMAIL: email_field,
        AnswerKind.PHONE: phone_field,
        AnswerKind.CHOICE: choice_field,
        AnswerKind.TICK: tick_field,
    }
    return makers.get(question.kind, text_field)(question, common)


def text_field(question: Question, common: dict[str, Any]) -> forms.Field:
    """A line for short answers, an area for long ones."""
    if question.kind in TEXTS:
        area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        return PlainTextField(max_length=LONG, widget=area, **common)
    attributes = {"dir": "auto", "autocomplete": AUTOCOMPLETE.get(AnswerKind(question.kind), "off")}
    return PlainTextField(max_length=SHORT, widget=forms.TextInput(attrs=attributes), **common)


class PlainEmailField(forms.EmailField):
    """An address that came with characters that nobody sees is read without them."""

    def to_python(self, value: Any) -> str:
        """The address as it is stored."""
        return super().to_python(PlainTextField(required=False).to_python(value)) or ""


def email_field(question: Question, common: dict[str, Any]) -> forms.Field:
    """Where everything about the registration is sent."""
    wrong = {"invalid": _("Write the whole e-mail address, like name@example.org.")}
    errors = common.pop("error_messages") | wrong
    attributes = {"autocomplete": "email", "dir": "ltr"}
    widget = forms.EmailInput(attrs=attributes)
    return PlainEmailField(max_length=254, widget=widget, error_messages=errors, **common)


def phone_field(question: Question, common: dict[str, Any]) -> forms.Field:
    """A telephone number; without a country code a Swedish one."""
    wrong = {"invalid": _("Write the telephone number with its area code.")}
    errors = common.pop("error_messages") | wrong
    attributes = {"type": "tel", "autocomplete": "tel", "dir": "ltr"}
    widget = forms.TextInput(attrs=attributes)
    return PhoneNumberField(region="SE", widget=widget, error_messages=errors, **common)


def choice_field(question: Question, common: dict[str, Any]) -> forms.Field:
    """Answers to choose among; with an empty one where nobody has to choose."""
    wrong = {"invalid_choice": _("Choose one of the answers.")}
    errors = common.pop("error_messages") | wrong
    none = [] if question.is_required else [("", _("No answer"))]
    return forms.ChoiceField(
        choices=[*none, *question.choices],
        widget=forms.RadioSelect,
        error_messages=errors,
        **common,
    )


def tick_field(question: Question, common: dict[str, Any]) -> forms.Field:
    """Something to tick."""
    return forms.BooleanField(widget=forms.CheckboxInput, **common)
