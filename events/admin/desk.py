"""Registering somebody by hand, and changing what somebody has answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin import handling
from events.admin.access import OccasionView
from events.admin.forms import AddForm, ChangeForm
from events.admin.handling import Conflict
from events.admin.person import PersonView
from events.admin.words import called, happened
from events.models import Registration
from events.registration import desk
from events.registration.enums import State
from events.registration.rules import Refused
from events.registration.seats import seats


class AddView(OccasionView):
    """The form for whoever asks by telephone, by e-mail or at the door."""

    template_name = "events/admin/form.html"
    page_title = gettext_lazy("Add by hand")
    header_icon = "plus"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        then = {"then": "door"} if request.GET.get("then") == "door" else {}
        form = AddForm(self.occasion.page, initial=then)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Register, and say whether there was a place."""
        form = AddForm(self.occasion.page, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            registration = desk.add(
                self.occasion.pk,
                form.given(),
                size=form.size,
                language=form.cleaned_data["language"],
                user=self.user,
                beyond_capacity=form.cleaned_data["beyond_capacity"],
                client_key=f"staff-{form.cleaned_data['form_key']}",
            )
        except Refused as refused:
            form.add_error(None, str(refused.refusal.label))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        self._tell(registration)
        return redirect(
            f"registrations:{form.cleaned_data['then'] or 'occasion'}", self.occasion.pk
        )

    def _tell(self, registration: Registration) -> None:
        name = {"name": called(registration)}
        if registration.state == State.WAITING:
            messages.warning(self.request, _("%(name)s is on the waiting list.") % name)
        else:
            messages.success(self.request, _("%(name)s is registered.") % name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and how many places there are."""
        context = super().get_context_data(**kwargs)
        return context | {"seats": seats(self.occasion), "save": _("Register")}


class ChangeView(PersonView):
    """The form with somebody's answers."""

    template_name = "events/admin/form.html"
    page_title = gettext_lazy("Change registration")
    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def header_buttons(self) -> list[Any]:
        """None: the form's own buttons are what there is to do here."""
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        form = ChangeForm(self.registration, self._seen())
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save, unless something else has happened meanwhile."""
        form = ChangeForm(self.registration, 0, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        user = self.user

        def act(current: Registration) -> Registration:
            return desk.change(current.pk, form.size, form.given(), user)

        try:
            handling.perform(self.registration.pk, user, form.cleaned_data["seen"], act)
        except Conflict as conflict:
            sentences = " ".join(happened(entry) for entry in conflict.entries)
            message = _("Nothing was changed, because something else happened first.")
            form.add_error(None, f"{message} {sentences}")
            form.data = {**request.POST.dict(), "seen": str(self._seen())}
            return self.render_to_response(self.get_context_data(form=form), status=409)
        except Refused as refused:
            form.add_error(None, str(refused.refusal.label))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(request, _("The registration is changed."))
        return redirect("registrations:person", self.registration.pk)

    def _seen(self) -> int:
        latest = self.registration.log.order_by("-pk").values_list("pk", flat=True).first()
        return latest or 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        return super().get_context_data(**kwargs) | {"save": _("Save")}
