"""The forms under a submission in the inbox."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from contacts.models import Unit
from feedback.models import Submission
from feedback.permissions import permission_policy
from samverkan.users.models import User


class StepForm(forms.Form):
    """What every step sends: the last event that was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, submission: Submission | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submission = submission or Submission()

    def arguments(self) -> dict[str, Any]:
        """What was filled in, as arguments for the step."""
        return self.cleaned_data


class NoteForm(StepForm):
    """A note to colleagues."""

    text = forms.CharField(
        label=_("Note"),
        max_length=4000,
        widget=AdminAutoHeightTextInput,
        help_text=_("Only staff see it."),
    )


class FinishForm(StepForm):
    """What was done."""

    outcome = forms.CharField(
        label=_("What was done"),
        max_length=4000,
        widget=AdminAutoHeightTextInput,
        help_text=_("For instance: the page was corrected, the resident was called."),
    )


class MoveForm(StepForm):
    """The team that should handle it instead."""

    unit = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Unit.objects.none(),
        help_text=_("The team gets it as new, and is told by e-mail."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.all()
        if self.submission.team_id:
            units = units.exclude(pk=self.submission.team_id)
        field = cast(forms.ModelChoiceField, self.fields["unit"])
        field.queryset = units
        field.empty_label = str(_("Choose…"))


class AssignForm(StepForm):
    """Who should handle it: somebody in the team, or any other handler."""

    handler = forms.ModelChoiceField(label=_("Handler"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        candidates = (
            permission_policy.users_with_permission("change")
            .exclude(pk=self.submission.handler_id)
            .order_by("first_name", "last_name", "username")
        )
        self.fields["handler"] = forms.ModelChoiceField(
            label=_("Handler"),
            queryset=candidates,
        )
        self.fields["handler"].widget.choices = self._grouped(list(candidates))

    def _grouped(self, candidates: list[User]) -> list[tuple[Any, Any]]:
        team_id = self.submission.team_id
        members = set(
            User.objects.filter(
                Q(person__memberships__unit=team_id), pk__in=[user.pk for user in candidates]
            ).values_list("pk", flat=True)
        )
        team = [(user.pk, str(user)) for user in candidates if user.pk in members]
        others = [(user.pk, str(user)) for user in candidates if user.pk not in members]
        choices: list[tuple[Any, Any]] = [("", _("Choose…"))]
        if team:
            choices.append((str(self.submission.team), team))
        if others:
            choices.append((_("Other handlers"), others))
        return choices
