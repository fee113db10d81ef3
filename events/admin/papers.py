"""Papers for the day: a list to tick by hand, and name badges."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateResponseMixin

from events.admin.access import OccasionMixin
from events.admin.counts import attendance
from events.admin.occasion import with_names
from events.admin.words import called, when
from events.models import Registration
from events.registration.enums import AnswerKind, State


@dataclass(frozen=True)
class Guest:
    """Somebody on the papers.

    Attributes:
        name: the name, or what else there is to go by.
        organisation: may be empty.
        size: how many people the registration is for.
        reference: the registration's reference number.
    """

    name: str
    organisation: str
    size: int
    reference: str


class PaperView(OccasionMixin, TemplateResponseMixin):
    """A page of its own, made for paper."""

    tab = "paper"
    template_name = "events/admin/paper.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.render_to_response(self.get_context_data())

    def guests(self) -> list[Guest]:
        """Everybody who has a place, by name."""
        rows = Registration.objects.filter(occasion=self.occasion, state=State.REGISTERED)
        guests = [
            Guest(called(row), row.answer(AnswerKind.ORGANISATION), row.size, row.reference)
            for row in with_names(rows)
        ]
        return sorted(guests, key=lambda guest: guest.name.casefold())

    def get_context_data(self) -> dict[str, Any]:
        """Who is expected at what."""
        return {
            "occasion": self.occasion,
            "when": when(self.occasion),
            "place": self.occasion.place or self.occasion.page.place,
            "guests": self.guests(),
            "expected": attendance(self.occasion).expected,
        }


class BadgesView(PaperView):
    """A badge for each person; those who come with somebody get that name on theirs."""

    tab = "badges"
    template_name = "events/admin/badges.html"

    def get_context_data(self) -> dict[str, Any]:
        """One badge for each person."""
        context = super().get_context_data()
        return context | {"badges": list(badges(context["guests"]))}


def badges(guests: list[Guest]) -> Iterator[dict[str, str]]:
    """The lines of every badge: the company's names are not known, so they get room to write."""
    for guest in guests:
        yield {"name": guest.name, "organisation": guest.organisation}
        for _number in range(guest.size - 1):
            yield {"name": "", "organisation": _("With %(name)s") % {"name": guest.name}}
