"""What organisers tell of the event that they propose."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from events.enums import Form
from events.models import Occasion
from samverkan.public_forms.fields import HiddenTextField, PlainTextField

FURTHEST = timedelta(days=2 * 365)
"""How far ahead an event can be proposed."""

MAX_TEXT = 4000
TIME_FIELDS = {"start_day": "day", "start_time": "start", "end_time": "end", "end_day": "last_day"}
"""The form's name for a field of the occasion."""


class WordsField(PlainTextField):
    """A line or some rows of text, in either direction."""

    def __init__(self, *, rows: int = 1, autocomplete: str = "", **kwargs: Any) -> None:
        attrs = {"dir": "auto", "class": "ds-input"}
        if autocomplete:
            attrs["autocomplete"] = autocomplete
        widget = forms.Textarea(attrs | {"rows": rows}) if rows > 1 else forms.TextInput(attrs)
        super().__init__(widget=widget, **kwargs)


class DayField(forms.DateField):
    """A day, by the browser's own calendar or typed as 2026-05-31."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "ds-input"})
        messages = {"invalid": _("Write the day like 2026-05-31.")}
        super().__init__(
            widget=widget, input_formats=["%Y-%m-%d"], error_messages=messages, **kwargs
        )


class ClockField(forms.TimeField):
    """A time of day, by the browser's own field or typed as 18.30 or 18:30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "ds-input"})
        messages = {"invalid": _("Write the time like 18.30.")}
        formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
        super().__init__(
            required=False,
            widget=widget,
            input_formats=formats,
            error_messages=messages,
            **kwargs,
        )


class ProposalForm(forms.Form):
    """What happens when and where, and how to reach whoever proposes it.

    Attributes:
        public_fields: names of the fields that end up on a page.
        private_fields: names of the fields that staff alone see.
    """

    public_fields = (
        "title",
        "lead",
        "text",
        "day",
        "last_day",
        "start",
        "end",
        "attendance",
        "place",
        "organiser",
    )
    private_fields = ("name", "email", "phone")

    title = WordsField(
        label=_("What is the event called?"),
        max_length=120,
        error_messages={"required": _("Write what the event is called.")},
    )
    lead = WordsField(
        label=_("In short"),
        help_text=_("One or two sentences that make people want to come."),
        max_length=400,
        rows=3,
        error_messages={"required": _("Tell in a sentence or two what the event is about.")},
    )
    text = WordsField(
        label=_("Tell more"),
        help_text=_("For whom it is, what happens, what it costs, and how to register."),
        max_length=MAX_TEXT,
        rows=8,
        required=False,
    )
    day = DayField(label=_("Day"))
    last_day = DayField(
        label=_("Last day"),
        help_text=_("Only if the event lasts more than one day."),
        required=False,
    )
    start = ClockField(label=_("Begins"), help_text=_("Leave empty if it lasts all day."))
    end = ClockField(label=_("Ends"))
    attendance = forms.ChoiceField(
        label=_("How do people take part?"),
        choices=Form.choices,
        widget=forms.RadioSelect,
        initial=Form.ON_SITE,
        error_messages={"required": _("Choose how people take part.")},
    )
    place = WordsField(
        label=_("Where?"),
        help_text=_("Name and address of the place, or how to take part online."),
        max_length=200,
        error_messages={"required": _("Write where the event is.")},
    )
    organiser = WordsField(
        label=_("Who arranges it?"),
        max_length=160,
        error_messages={"required": _("Write who arranges the event.")},
    )
    name = WordsField(
        label=_("Your name"),
        max_length=120,
        autocomplete="name",
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr", "class": "ds-input"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole e-mail address, like name@example.org."),
        },
    )
    phone = PhoneNumberField(
        label=_("Your telephone number"),
        region="SE",
        required=False,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr", "class": "ds-input"}
        ),
        error_messages={"invalid": _("Write the telephone number with its area code.")},
    )
    stamp = HiddenTextField()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        for name in (*self.public_fields, *self.private_fields):
            self.fields[name].error_messages["max_length"] = _(
                "Write at most %(limit_value)d characters."
            )

    def clean_day(self) -> date:
        """The day, if it is still to come."""
        day: date = self.cleaned_data["day"]
        today = timezone.localdate()
        if day < today:
            raise ValidationError(__("That day has passed."))
        if day > today + FURTHEST:
            raise ValidationError(__("You can propose events up to two years ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        """Hold the times to what the calendar itself asks."""
        data = super().clean() or self.cleaned_data
        if not self.errors.keys() & TIME_FIELDS.values():
            try:
                self.occasion().clean()
            except ValidationError as error:
                for name, faults in error.error_dict.items():
                    self.add_error(TIME_FIELDS[name], faults)
        return data

    def occasion(self) -> Occasion:
        """When it takes place, not saved."""
        data = self.cleaned_data
        return Occasion(
            start_day=data["day"],
            end_day=data["last_day"] if data["last_day"] != data["day"] else None,
            start_time=data["start"],
            end_time=data["end"],
        )
