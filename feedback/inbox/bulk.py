"""Steps for several submissions of the inbox at once, through Wagtail's bulk actions.

Each submission goes through the same step as on its own page. One that the step does not fit, or
that somebody else has handled since the list of what is to happen was shown, is left as it is.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from feedback.inbox import words
from feedback.inbox.handling import Conflict, Gone, NotPossible
from feedback.inbox.steps import FINISH, MARK_SPAM, TAKE, UNMARK_SPAM, Step
from feedback.models import Event, Submission
from feedback.permissions import permission_policy, visible_to, with_page_shown_to
from feedback.queries import KEY
from samverkan import languages


class BulkStep(BulkAction):
    """One step for all selected submissions that the user may change.

    Attributes:
        step: what is done to each.
    """

    models = [Submission]
    template_name = "feedback/admin/bulk_step.html"
    step: Step

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever handles no feedback.

        Raises:
            PermissionDenied: the user does not.
        """
        if not permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_actionable_objects(self) -> tuple[list[Submission], dict[str, list[Submission]]]:
        """The selected submissions that the step fits, and under ``left`` those that it does not.

        What the user may not see is in neither.
        """
        keys = [key for key in self.request.GET.getlist("id") if KEY.fullmatch(key)]
        user = self.request.user
        selected = with_page_shown_to(user, visible_to(user)).filter(pk__in=keys)
        fits: list[Submission] = []
        left: list[Submission] = []
        for submission in selected.select_related("team", "page"):
            (fits if self.step.offered(submission, user) else left).append(submission)
        return fits, {"left": left}

    def object_context(self, submission: Submission) -> dict[str, Any]:
        """What the list says about a submission."""
        return {
            "item": submission,
            "about": words.title(submission),
            "language": languages.get(submission.language),
        }

    def get_form_class(self) -> Any:
        """The step's own form, for instance with what was done."""
        return self.step.form_class

    def get_initial(self) -> dict[str, Any]:
        """The latest event of all, so that whatever happens from now on is noticed."""
        return {"seen": Event.objects.aggregate(latest=Max("pk"))["latest"] or 0}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is to happen to what."""
        return super().get_context_data(**kwargs) | {"step": self.step}

    def get_execution_context(self) -> dict[str, Any]:
        """What the step needs besides the submissions."""
        return {
            "step": self.step,
            "user": self.request.user,
            "arguments": self.cleaned_form.arguments(),
        }

    @classmethod
    def execute_action(cls, objects: list[Submission], **kwargs: Any) -> tuple[int, int]:
        """Take the step for each; how many it was taken for, and how many were left."""
        done = 0
        for submission in objects:
            try:
                kwargs["step"].perform(submission, kwargs["user"], **kwargs["arguments"])
            except (Conflict, Gone, NotPossible):
                continue
            done += 1
        return done, len(objects) - done

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """How many the step was taken for; a warning besides for those that were left."""
        if num_child_objects:
            left = ngettext(
                "%(count)d was left as it is, because somebody else did something meanwhile.",
                "%(count)d were left as they are, because somebody else did something meanwhile.",
                num_child_objects,
            )
            messages.warning(self.request, left % {"count": num_child_objects})
        if not num_parent_objects:
            return None
        return f"{str(self.step.message).rstrip('.')} ({num_parent_objects})"


class TakeSeveral(BulkStep):
    """Make the user the handler."""

    step = TAKE
    display_name = step.label
    action_type = step.name
    aria_label = _("Take the selected feedback")
    action_priority = 10


class FinishSeveral(BulkStep):
    """Mark as done, with what was done, which is the same for all."""

    step = FINISH
    display_name = step.label
    action_type = step.name
    aria_label = _("Mark the selected feedback as done")
    action_priority = 20


class MarkSeveralAsSpam(BulkStep):
    """Put into the spam box."""

    step = MARK_SPAM
    # The bar cuts off what is longer.
    display_name = _("Spam")
    action_type = step.name
    aria_label = _("Mark the selected feedback as spam")
    action_priority = 30


class UnmarkSeveral(BulkStep):
    """Put into the inbox."""

    step = UNMARK_SPAM
    display_name = step.label
    action_type = step.name
    aria_label = _("Move the selected feedback to the inbox")
    action_priority = 40


BULK_STEPS = (TakeSeveral, FinishSeveral, MarkSeveralAsSpam, UnmarkSeveral)
