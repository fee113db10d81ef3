"""The forms in which staff register somebody, or change what somebody has answered."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import EventPage, Registration
from events.registration.answers import GivenAnswer
from events.registration.enums import AnswerKind
from events.registration.forms import PREFIX, AnswersForm, initial_of
from events.registration.questions import questions_of
from samverkan import languages

MOST_PEOPLE = 500
NOBODY = _("Write at least a name or an e-mail address.")


def spoken() -> list[tuple[str, str]]:
    """Languages that people can get e-mail in, by their own names."""
    return [(language.code, language.own_name) for language in languages.LANGUAGES]


class PersonForm(AnswersForm):
    """The event's own questions, of which staff need not answer all.

    A name or an e-mail address there must be. The number of people is not limited as the public's
    is, and whether places suffice is said when the form is sent.
    """

    def __init__(self, page: EventPage, *args: Any, **kwargs: Any) -> None:
        asked = questions_of(page, page)
        questions = [replace(question, is_required=False) for question in asked]
        super().__init__(questions, *args, **kwargs)
        self.fields["size"] = forms.IntegerField(
            label=_("Number of people"), min_value=1, max_value=MOST_PEOPLE, initial=1
        )

    def clean(self) -> dict[str, Any]:
        """The data, of which somebody can be called something."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        known = (f"{PREFIX}{AnswerKind.NAME}", f"{PREFIX}{AnswerKind.EMAIL}")
        if not any(data.get(name) or self.errors.get(name) for name in known):
            self.add_error(None, NOBODY)
        return data


class AddForm(PersonForm):
    """Registers somebody who has asked staff to."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    then = forms.ChoiceField(
        choices=[("occasion", ""), ("door", "")],
        required=False,
        widget=forms.HiddenInput,
    )
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=spoken, initial=languages.SOURCE.code
    )
    beyond_capacity = forms.BooleanField(
        label=_("Give a place even if the occasion is full"), required=False
    )

    def __init__(self, page: EventPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(page, *args, **kwargs)
        self.order_fields([*self.questions, "size", "language", "beyond_capacity"])


class ChangeForm(PersonForm):
    """Changes what somebody has answered, and for how many people it is."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, registration: Registration, seen: int, data: Any = None, **kwargs: Any
    ) -> None:
        page = registration.occasion.page
        self.stored = list(registration.answers.all())
        super().__init__(page, data, **kwargs)
        values = {answer.field: answer.value for answer in self.stored}
        questions = list(self.questions.values())
        self.initial = {
            **initial_of(questions, values),
            "size": registration.size,
            "seen": seen,
        }

    def given(self) -> list[GivenAnswer]:
        """The answers; those to questions that are asked no more stay as they are."""
        asked = {question.field for question in self.questions.values()}
        kept = [
            GivenAnswer(answer.field, answer.kind, answer.label, answer.value, answer.keep_days)
            for answer in self.stored
            if answer.field not in asked
        ]
        return [*super().given(), *kept]
