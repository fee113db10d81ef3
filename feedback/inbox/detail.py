"""The page of one submission in the admin, and the steps that staff take there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from feedback.inbox import words
from feedback.inbox.forms import StepForm
from feedback.inbox.handling import Conflict, Gone, NotPossible
from feedback.inbox.steps import STEPS, Step
from feedback.models import Event, Submission
from feedback.permissions import permission_policy, with_page_shown_to
from samverkan import languages


class SubmissionMixin(View):
    """Finds the submission and refuses whoever may not handle it."""

    permission_required = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the right before anything else, so that nobody learns what exists."""
        if not permission_policy.user_has_permission(request.user, self.permission_required):
            raise PermissionDenied
        self.submission = get_object_or_404(
            with_page_shown_to(request.user, Submission.objects.all()).select_related(
                "team", "handler", "page", "revision"
            ),
            pk=kwargs["pk"],
        )
        if not permission_policy.user_has_permission_for_instance(
            request.user, self.permission_required, self.submission
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SubmissionView(SubmissionMixin, WagtailAdminTemplateMixin):
    """One submission: what was said, about which page, its history, and what can be done.

    ``GET`` shows it; ``POST`` to the address of a step takes the step.
    """

    template_name = "feedback/admin/submission.html"
    header_icon = "mail"
    page_title = gettext_lazy("Feedback")
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the submission."""
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        """The reference number."""
        return self.submission.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here goes through the inbox."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("feedback_inbox:index"), "label": _("Feedback")},
            {"url": "", "label": self.submission.reference},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the page. ``bound`` is a form that came back with an error."""
        bound: StepForm | None = kwargs.pop("bound", None)
        submission = self.submission
        events = list(submission.events.select_related("user"))
        seen = max((event.pk for event in events), default=0)
        context = super().get_context_data(**kwargs)
        context.update(
            {
                "submission": submission,
                "title": words.title(submission),
                "kind": words.page_kind(submission),
                "suspicions": words.suspicions(submission),
                "language": languages.get(submission.language),
                "events": events,
                "steps": (steps := self._steps(seen, bound)),
                "finish_first": "take" not in steps,
                "links": self._links(),
                "hides_page": words.hides_page(submission),
            }
        )
        return context

    def _steps(self, seen: int, bound: StepForm | None) -> dict[str, dict[str, Any]]:
        """The steps that are offered now, each with its form and address.

        A step with something typed stays on the page even when it is no longer offered.
        """
        steps = {}
        for step in STEPS.values():
            is_bound = bound is not None and step is self._step
            typed = is_bound and step.form_class is not StepForm
            if not typed and not step.offered(self.submission, self.request.user):
                continue
            steps[step.name.replace("-", "_")] = {
                "step": step,
                "form": bound if is_bound else step.form(self.submission, seen),
                "url": reverse(f"feedback_inbox:{step.name}", args=[self.submission.pk]),
            }
        return steps

    _step: Step | None = None

    def _links(self) -> dict[str, str]:
        """Addresses: ``was`` (the version that was shown), ``now``, ``edit``, ``address``."""
        submission, links = self.submission, {}
        address = submission.address
        if address.startswith("/") and not address.startswith(("//", "/\\")):
            links["address"] = address
        page: Page | None = submission.page
        if page is None or words.hides_page(submission):
            return links
        if submission.revision_id:
            links["was"] = reverse("feedback_inbox:page_as_was", args=[submission.pk])
        if page.live and (url := page.get_url(request=self.request)):
            links["now"] = url
        if page.permissions_for_user(self.request.user).can_edit():
            links["edit"] = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return links


class StepView(SubmissionView):
    """Takes one step and says what was done, or what somebody else did meanwhile."""

    permission_required = "change"
    http_method_names = ["get", "head", "post", "options"]
    step: Step = STEPS["note"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead whoever reloads the answer to a step, or logs in at it, to the submission."""
        return redirect("feedback_inbox:detail", self.submission.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take the step. What was typed is kept when it cannot be taken."""
        self._step = self.step
        form = self.step.form(self.submission, 0, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound=form))
        try:
            self.step.perform(self.submission, request.user, **form.arguments())
            self.submission.refresh_from_db()
        except (Gone, Submission.DoesNotExist):
            message = _("Feedback %(reference)s has been deleted meanwhile. Nothing was changed.")
            messages.warning(request, message % {"reference": self.submission.reference})
            return redirect("feedback_inbox:index")
        except Conflict as conflict:
            return self._show_conflict(form, conflict.events)
        except NotPossible:
            return self._show_again(form, _("That is no longer possible. This is how it is now."))
        messages.success(request, self.step.message)
        if not permission_policy.user_has_permission_for_instance(
            request.user, "view", self.submission
        ):
            return redirect("feedback_inbox:index")
        return redirect("feedback_inbox:detail", self.submission.pk)

    def _show_conflict(self, form: StepForm, events: list[Event]) -> HttpResponse:
        """Say what somebody else did; the next try counts as having seen it."""
        sentences = " ".join(words.happened(event) for event in events)
        form.data = {**form.data, "seen": max(event.pk for event in events)}
        nothing_done = _("Nothing was changed, because somebody else did something first.")
        return self._show_again(form, f"{nothing_done} {sentences}")

    def _show_again(self, form: StepForm, message: str) -> HttpResponse:
        """The submission as it is now, with what was typed."""
        messages.warning(self.request, message)
        self.submission.refresh_from_db()
        return self.render_to_response(self.get_context_data(bound=form), status=409)


class PageAsWasView(SubmissionMixin):
    """The page in the version that the resident saw."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Render the version; 404 when it has been cleared away.

        Raises:
            PermissionDenied: the page is not for everyone, and not for the user.
        """
        if words.hides_page(self.submission):
            raise PermissionDenied
        revision = self.submission.revision
        shown = self.submission.page
        # A page type that is no longer installed leaves pages that nothing can show.
        if revision is None or shown is None or shown.specific_class is None:
            raise Http404(_("That version of the page has been cleared away."))
        page = revision.as_object()
        response: HttpResponseBase = page.make_preview_request(request, page.default_preview_mode)
        return response
