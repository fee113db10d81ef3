"""At the door: who is expected, found quickly and ticked with one tap, on a phone too."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import HeaderButton

from events.admin.access import OccasionMixin, OccasionView
from events.admin.counts import Attendance, attendance
from events.admin.occasion import matching, with_names
from events.admin.words import called
from events.models import Registration
from events.registration import desk
from events.registration.enums import AnswerKind, State
from events.registration.rules import Refused
from samverkan.posted_search import SearchForm

JSON = "application/json"


def counted(numbers: Attendance) -> str:
    """How many of those expected are here, in people."""
    return _("%(present)d of %(expected)d here") % {
        "present": numbers.present,
        "expected": numbers.expected,
    }


class DoorView(OccasionView):
    """Everybody who has a place, by name, each with one big button."""

    tab = "door"
    template_name = "events/admin/door.html"
    page_title = gettext_lazy("At the door")
    header_icon = "check"
    http_method_names = ["get", "head", "post", "options"]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the form for whoever comes without having registered."""
        address = f"{reverse('registrations:add', args=[self.occasion.pk])}?then=door"
        return [HeaderButton(_("Add by hand"), url=address, icon_name="plus")]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show everybody."""
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show those whose names have the words."""
        return self.render_to_response(self.get_context_data(search=SearchForm(request.POST)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is expected, and how many are here."""
        search = kwargs.pop("search", None) or SearchForm()
        context = super().get_context_data(**kwargs)
        rows = with_names(
            Registration.objects.filter(occasion=self.occasion, state=State.REGISTERED)
        )
        words = search.cleaned_data["words"] if search.is_bound and search.is_valid() else ""
        if words:
            rows = matching(rows, words)
        people = [
            {
                "registration": row,
                "name": called(row),
                "organisation": row.answer(AnswerKind.ORGANISATION),
            }
            for row in rows
        ]
        return context | {
            "search": search,
            "words": words,
            "people": sorted(people, key=lambda one: str(one["name"]).casefold()),
            "counted": counted(attendance(self.occasion)),
        }


class TickView(OccasionMixin):
    """Writes down that somebody is here, or is not after all.

    The button says what should be written, so that two taps write the same thing once.
    """

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead whoever logs in here to the list."""
        return redirect("registrations:door", self.occasion.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Write it down."""
        rows = Registration.objects.filter(occasion=self.occasion)
        registration = get_object_or_404(rows, pk=kwargs["pk"])
        is_here = request.POST.get("here") == "yes"
        try:
            if registration.state != State.REGISTERED:
                return self._answer_gone(request)
            desk.mark_attendance(registration.pk, True if is_here else None, self.user)
        except Refused:
            return self._answer_gone(request)
        if request.headers.get("Accept") == JSON:
            numbers = counted(attendance(self.occasion))
            return JsonResponse({"here": is_here, "counted": numbers})
        return redirect(f"{self._door}#r{registration.pk}")

    @property
    def _door(self) -> str:
        return reverse("registrations:door", args=[self.occasion.pk])

    def _answer_gone(self, request: HttpRequest) -> HttpResponseBase:
        """Say that there is no place to tick off any more; the list is shown anew."""
        messages.warning(request, _("That registration has changed meanwhile."))
        if request.headers.get("Accept") == JSON:
            return JsonResponse({"door": self._door}, status=409)
        return redirect(self._door)
