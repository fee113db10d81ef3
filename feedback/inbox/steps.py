"""The steps that the inbox offers: under which address, with which form, when, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from feedback.enums import Box, State
from feedback.inbox import handling
from feedback.inbox.forms import AssignForm, FinishForm, MoveForm, NoteForm, StepForm
from feedback.models import Submission
from feedback.permissions import Visitor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Step:
    """One thing that staff can do with a submission.

    Attributes:
        name: the last part of its address, and its form's prefix.
        label: the button's text.
        icon: the button's icon.
        perform: does it: ``perform(submission, user, **form.arguments())``.
        offered: whether it makes sense for this submission and user.
        message: said when it is done.
    """

    name: str
    label: "StrPromise | str"
    icon: str
    perform: Callable[..., None]
    offered: Callable[[Submission, Visitor], bool]
    message: "StrPromise | str"
    form_class: type[StepForm] = StepForm

    def form(self, submission: Submission, seen: int, data: Any = None) -> StepForm:
        """The form, bound when there is data. Element ids are unique on the page."""
        return self.form_class(
            data, submission=submission, initial={"seen": seen}, auto_id=f"id_{self.name}_%s"
        )


def _is_open(submission: Submission, _user: Visitor) -> bool:
    return handling.is_open(submission)


def _open_and_not_mine(submission: Submission, user: Visitor) -> bool:
    return handling.is_open(submission) and submission.handler_id != user.pk


TAKE = Step(
    "take", _("Take the case"), "pick", handling.take, _open_and_not_mine, _("You now handle this.")
)
FINISH = Step(
    "finish",
    _("Mark as done"),
    "check",
    handling.finish,
    _is_open,
    _("Marked as done."),
    FinishForm,
)
ASSIGN = Step("assign", _("Assign"), "user", handling.assign, _is_open, _("Assigned."), AssignForm)
MOVE = Step(
    "move",
    _("Move to another team"),
    "redirect",
    handling.move,
    _is_open,
    _("Moved to the other team."),
    MoveForm,
)
NOTE = Step(
    "note", _("Save note"), "edit", handling.note, lambda *_args: True, _("Note saved."), NoteForm
)
REOPEN = Step(
    "reopen",
    _("Open again"),
    "rotate",
    handling.reopen,
    lambda submission, _user: submission.state == State.DONE and submission.box != Box.SPAM,
    _("Opened again."),
)
MARK_SPAM = Step(
    "spam",
    _("Mark as spam"),
    "bin",
    handling.mark_spam,
    lambda submission, _user: submission.box != Box.SPAM,
    _("Marked as spam."),
)
UNMARK_SPAM = Step(
    "not-spam",
    _("Not spam"),
    "mail",
    handling.unmark_spam,
    lambda submission, _user: submission.box != Box.INBOX,
    _("Moved to the inbox."),
)

STEPS = {
    step.name: step for step in (TAKE, FINISH, ASSIGN, MOVE, NOTE, REOPEN, MARK_SPAM, UNMARK_SPAM)
}
