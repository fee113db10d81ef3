"""One registration in the admin: answers, history, and the steps that staff take."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import HeaderButton

from events.admin.access import OccasionView
from events.admin.handling import Conflict
from events.admin.steps import STEPS, Step, StepForm
from events.admin.words import called, happened
from events.models import LogEntry, Registration
from events.registration.enums import Refusal, State
from events.registration.rules import Refused
from events.registration.seats import place_in_line
from samverkan import languages


class PersonView(OccasionView):
    """What is known about one registration, its history, and what can be done."""

    template_name = "events/admin/person.html"
    page_title = gettext_lazy("Registration")
    header_icon = "user"
    http_method_names = ["get", "head", "options"]
    registration: Registration
    _step: Step | None = None

    def find(self, **kwargs: Any) -> None:
        """The registration, and its occasion.

        Raises:
            Http404: it does not exist.
        """
        rows = Registration.objects.select_related(
            "made_by", "occasion__page__place", "occasion__place"
        )
        self.registration = get_object_or_404(rows.prefetch_related("answers"), pk=kwargs["pk"])
        self.occasion = self.registration.occasion

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self) -> str:
        """The reference number: the title is in the browser's history."""
        return self.registration.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here goes through the occasion."""
        return [*self.way_here(), {"url": "", "label": self.registration.reference}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the form with the answers."""
        address = reverse("registrations:change", args=[self.registration.pk])
        return [HeaderButton(_("Change"), url=address, icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the page. ``bound`` is a step's form that came back."""
        bound: StepForm | None = kwargs.pop("bound", None)
        registration = self.registration
        log = list(registration.log.select_related("user"))
        seen = max((entry.pk for entry in log), default=0)
        context = super().get_context_data(**kwargs)
        waits = registration.state == State.WAITING
        return context | {
            "registration": registration,
            "name": called(registration),
            "answers": registration.answers.all(),
            "place_in_line": place_in_line(registration) if waits else None,
            "language": languages.get(registration.language),
            "log": log,
            "steps": self._steps(seen, bound),
        }

    def _steps(self, seen: int, bound: StepForm | None) -> list[dict[str, Any]]:
        steps = []
        for step in STEPS.values():
            is_bound = bound is not None and step is self._step and step.form_class is not StepForm
            if not is_bound and not step.offered(self.registration):
                continue
            form = bound if is_bound else step.form(self.registration, seen)
            address = reverse(f"registrations:{step.name}", args=[self.registration.pk])
            steps.append({"step": step, "form": form, "url": address})
        return steps


class StepView(PersonView):
    """Takes one step and says what was done, or what somebody else did meanwhile."""

    http_method_names = ["get", "head", "post", "options"]
    step: Step = STEPS["cancel"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead whoever reloads the answer to a step, or logs in at it, to the registration."""
        return redirect("registrations:person", self.registration.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take the step."""
        self._step = self.step
        form = self.step.form(self.registration, 0, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound=form), status=422)
        try:
            self.step.perform(self.registration.pk, self.user, **form.arguments())
        except Conflict as conflict:
            return self._show_conflict(form, conflict.entries)
        except Refused as refused:
            return self._show_refusal(form, refused)
        messages.success(request, self.step.message)
        return redirect("registrations:person", self.registration.pk)

    def _show_conflict(self, form: StepForm, entries: list[LogEntry]) -> HttpResponse:
        """Say what somebody else did; the next try counts as having seen it."""
        sentences = " ".join(happened(entry) for entry in entries)
        nothing_done = _("Nothing was changed, because something else happened first.")
        form.data = {**self.request.POST.dict(), "seen": str(max(entry.pk for entry in entries))}
        return self._show_again(form, f"{nothing_done} {sentences}")

    def _show_refusal(self, form: StepForm, refused: Refused) -> HttpResponseBase:
        """Say why it cannot be done; to the list when the registration is gone."""
        if not Registration.objects.filter(pk=self.registration.pk).exists():
            messages.warning(self.request, str(Refusal.GONE.label))
            return redirect("registrations:index")
        return self._show_again(form, str(refused.refusal.label))

    def _show_again(self, form: StepForm, message: str) -> HttpResponse:
        """The registration as it is now, with what was filled in."""
        messages.warning(self.request, message)
        self.find(pk=self.registration.pk)
        return self.render_to_response(self.get_context_data(bound=form), status=409)
