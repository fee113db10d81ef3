"""The steps that staff can take with a registration: their addresses, when, and what is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.admin import handling
from events.admin.words import when
from events.models import Occasion, Registration
from events.queries import OccasionQuerySet
from events.registration.enums import State
from events.registration.rules import can_offer

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class StepForm(forms.Form):
    """What every step sends: the last line of the log that was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.registration = registration

    def arguments(self) -> dict[str, Any]:
        """What was filled in, as arguments for the step."""
        return dict(self.cleaned_data)


class OccasionChoiceField(forms.ModelChoiceField):
    """Occasions by when they are."""

    def label_from_instance(self, obj: Occasion) -> str:
        """The day and time in words."""
        return when(obj)


class MoveForm(StepForm):
    """Which other occasion of the event."""

    occasion = OccasionChoiceField(label=_("Occasion"), queryset=Occasion.objects.none())
    beyond_capacity = forms.BooleanField(
        label=_("Give a place even if the occasion is full"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["occasion"])
        # The second click of two comes when the registration has been moved already.
        field.queryset = (
            occasions_to_come(self.registration)
            if self.is_bound
            else others_to_move_to(self.registration)
        )

    def arguments(self) -> dict[str, Any]:
        """The occasion by its key."""
        return super().arguments() | {"occasion": self.cleaned_data["occasion"].pk}


def occasions_to_come(registration: Registration) -> OccasionQuerySet:
    """The event's occasions that have not ended."""
    return Occasion.objects.of(registration.occasion.event_key).to_come()


def others_to_move_to(registration: Registration) -> OccasionQuerySet:
    """Those of them that the registration is not to."""
    return occasions_to_come(registration).exclude(pk=registration.occasion_id)


@dataclass(frozen=True)
class Step:
    """One thing that staff can do.

    Attributes:
        name: the last part of its address, and its form's prefix.
        label: the button's text.
        perform: does it: ``perform(pk, user, **form.arguments())``.
        offered: whether it makes sense now.
        message: said when it is done.
        is_grave: whether the button should be one that nobody presses by mistake.
    """

    name: str
    label: "StrPromise | str"
    perform: Callable[..., Registration]
    offered: Callable[[Registration], bool]
    message: "StrPromise | str"
    form_class: type[StepForm] = StepForm
    is_grave: bool = False

    def form(self, registration: Registration, seen: int, data: Any = None) -> StepForm:
        """The form, bound when there is data. Element ids are unique on the page."""
        return self.form_class(
            data,
            registration=registration,
            initial={"seen": seen},
            auto_id=f"id_{self.name}_%s",
        )


def _has_place(registration: Registration) -> bool:
    return registration.state == State.REGISTERED


def _has_no_place(registration: Registration) -> bool:
    return registration.state != State.REGISTERED


def _can_be_offered(registration: Registration) -> bool:
    waits = registration.state == State.WAITING
    return waits and can_offer(registration.occasion, timezone.now())


def _can_move(registration: Registration) -> bool:
    return registration.is_active and others_to_move_to(registration).exists()


STEPS = {
    step.name: step
    for step in (
        Step(
            "give-place",
            _("Give a place"),
            handling.give_place,
            _has_no_place,
            _("The registration has a place."),
        ),
        Step(
            "offer",
            _("Offer a place"),
            handling.offer,
            _can_be_offered,
            _("A place is offered. It has to be accepted in time."),
        ),
        Step(
            "present",
            _("Mark as present"),
            handling.mark_present,
            lambda registration: _has_place(registration) and registration.attended is not True,
            _("Marked as present."),
        ),
        Step(
            "absent",
            _("Mark as absent"),
            handling.mark_absent,
            lambda registration: _has_place(registration) and registration.attended is not False,
            _("Marked as absent."),
        ),
        Step(
            "unmark",
            _("Take the mark away"),
            handling.unmark,
            lambda registration: registration.attended is not None,
            _("The mark is taken away."),
        ),
        Step(
            "move",
            _("Move to another occasion"),
            handling.move,
            _can_move,
            _("Moved to the other occasion."),
            MoveForm,
        ),
        Step(
            "send-link",
            _("Send the link again"),
            handling.send_link,
            lambda registration: registration.is_active and bool(registration.email),
            _("The link is sent within a minute."),
        ),
        Step(
            "cancel",
            _("Cancel the registration"),
            handling.cancel,
            lambda registration: registration.is_active,
            _("The registration is cancelled. Freed places are offered to those who wait."),
            is_grave=True,
        ),
    )
}
