"""How the inbox is narrowed down."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from contacts.models import Unit
from contacts.teams import teams_of, with_subunits
from feedback.enums import Answer, Box, State
from feedback.models import Submission
from feedback.permissions import HANDLE_ALL, page_is_shown_to
from feedback.queries import KEY, OPEN_STATES, SubmissionQuerySet
from samverkan import languages

OPEN, ALL = "open", "all"
WITH_TEXT = "text"
MINE, NOBODY = "mine", "nobody"

STATES = [(OPEN, _("Open")), *State.choices, (ALL, _("All"))]
CONTENTS = [(WITH_TEXT, _("With a text")), (ALL, _("Also bare yes and no"))]
AGES = [
    ("1", _("The last 24 hours")),
    ("7", _("The last 7 days")),
    ("30", _("The last 30 days")),
    ("over7", _("Older than 7 days")),
    ("over30", _("Older than 30 days")),
]
HANDLERS = [(MINE, _("Me")), (NOBODY, _("Nobody"))]


def units_of(request: HttpRequest | None) -> QuerySet[Unit]:
    """The teams that the user can choose among."""
    if request is None:
        return Unit.objects.none()
    if request.user.has_perm(HANDLE_ALL):
        return Unit.objects.all()
    return Unit.objects.filter(pk__in=teams_of(request.user))


def sections(request: HttpRequest | None) -> QuerySet[Page]:
    """The parts of the site, in Swedish: home pages and what lies directly below them.

    And the page that a link to the inbox names, wherever it lies. Only what the user may know.
    """
    if request is None:
        return Page.objects.none()
    named = request.GET.get("section", "")
    is_section = Q(locale__language_code=languages.SOURCE.code, depth__in=(2, 3))
    is_named = Q(pk=named) if KEY.fullmatch(named) else Q()
    shown = page_is_shown_to(request.user, "pk")
    return Page.objects.filter(is_section | is_named, shown, depth__gt=1).order_by("path")


class TeamFilter(django_filters.ModelChoiceFilter):
    """A team with the units in it, or none."""

    def filter(self, qs: SubmissionQuerySet, value: Unit | str | None) -> SubmissionQuerySet:
        """Narrow down to the team."""
        if value == self.null_value:
            return qs.filter(team=None)
        return qs.filter(team__in=with_subunits([value.pk])) if isinstance(value, Unit) else qs


class SubmissionFilterSet(WagtailFilterSet):
    """The filters of the inbox. It starts with what is open, in the inbox, and has a text."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, empty_label=None, initial=OPEN, method="filter_state"
    )
    box = django_filters.ChoiceFilter(
        label=_("Box"), choices=Box.choices, empty_label=None, initial=Box.INBOX
    )
    content = django_filters.ChoiceFilter(
        label=_("Content"),
        choices=CONTENTS,
        empty_label=None,
        initial=WITH_TEXT,
        method="filter_content",
    )
    answer = django_filters.ChoiceFilter(
        label=_("Answer"), choices=Answer.choices, empty_label=_("All")
    )
    team = TeamFilter(
        label=_("Team"), queryset=units_of, empty_label=_("All"), null_label=_("No team")
    )
    handler = django_filters.ChoiceFilter(
        label=_("Handler"), choices=HANDLERS, empty_label=_("All"), method="filter_handler"
    )
    section = django_filters.ModelChoiceFilter(
        label=_("Section"), queryset=sections, empty_label=_("All"), method="filter_section"
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=[(language.code, language.own_name) for language in languages.LANGUAGES],
        empty_label=_("All"),
    )
    age = django_filters.ChoiceFilter(
        label=_("Age"), choices=AGES, empty_label=_("All"), method="filter_age"
    )

    class Meta:
        model = Submission
        fields: list[str] = []

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        data = data.copy() if data is not None else {}
        for name, filter_ in self.base_filters.items():
            if (initial := filter_.extra.get("initial")) and not data.get(name):
                data[name] = initial
        super().__init__(data, **kwargs)

    def filter_state(self, queryset: SubmissionQuerySet, _name: str, value: str) -> QuerySet:
        """One state, or both of the open ones."""
        if value == ALL:
            return queryset
        return queryset.filter(state__in=OPEN_STATES if value == OPEN else [value])

    def filter_content(self, queryset: SubmissionQuerySet, _name: str, value: str) -> QuerySet:
        """Leave out bare answers unless they are asked for."""
        return queryset.with_text() if value == WITH_TEXT else queryset

    def filter_handler(self, queryset: SubmissionQuerySet, _name: str, value: str) -> QuerySet:
        """Own, or nobody's."""
        return queryset.filter(handler=self.request.user if value == MINE else None)

    def filter_section(self, queryset: SubmissionQuerySet, _name: str, value: Page) -> QuerySet:
        """A page and everything below it."""
        return queryset.in_section(value)

    def filter_age(self, queryset: SubmissionQuerySet, _name: str, value: str) -> QuerySet:
        """Received within, or before, a number of days."""
        since = timezone.now() - timedelta(days=int(value.removeprefix("over")))
        if value.startswith("over"):
            return queryset.filter(created_at__lt=since)
        return queryset.filter(created_at__gte=since)
