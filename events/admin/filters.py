"""How lists of occasions and of registrations are narrowed down."""

from datetime import date, timedelta

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from events.enums import OccasionState, RegistrationMode
from events.models import EventPage, Occasion, Registration
from events.queries import OccasionQuerySet
from events.registration.enums import State
from samverkan import languages

TO_COME, TODAY, WEEK, PAST = "to_come", "today", "week", "past"
PERIODS = [
    (TO_COME, _("To come")),
    (TODAY, _("Today")),
    (WEEK, _("The next seven days")),
    (PAST, _("Past")),
]
PRESENT, ABSENT, UNMARKED = "yes", "no", "unmarked"
MARKS = [(PRESENT, _("Present")), (ABSENT, _("Absent")), (UNMARKED, _("Not marked"))]
MARKED = {PRESENT: True, ABSENT: False, UNMARKED: None}
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


def within_reason(day: date) -> date:
    """The day, or the nearest that can be reckoned with in any time zone."""
    return min(max(day, EARLIEST), LATEST)


def events_with_registration(request: HttpRequest | None) -> QuerySet[EventPage]:
    """Events in the source language that people register to here, or have registered to."""
    del request
    source = EventPage.objects.filter(locale__language_code=languages.SOURCE.code)
    here = source.filter(registration=RegistrationMode.HERE)
    before = source.filter(occasions__registrations__isnull=False)
    return (here | before).distinct().order_by("title")


class OccasionFilterSet(WagtailFilterSet):
    """The filters of the list of occasions."""

    event = django_filters.ModelChoiceFilter(
        label=_("Event"),
        queryset=events_with_registration,
        field_name="event_key",
        to_field_name="translation_key",
        method="filter_event",
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=OccasionState.choices)
    period = django_filters.ChoiceFilter(label=_("Period"), choices=PERIODS, method="filter_period")
    first = django_filters.DateFilter(label=_("From"), widget=AdminDateInput, method="filter_first")
    last = django_filters.DateFilter(
        label=_("To the end of"), widget=AdminDateInput, method="filter_last"
    )

    class Meta:
        model = Occasion
        fields: list[str] = []

    def filter_event(
        self, queryset: OccasionQuerySet, _name: str, value: EventPage
    ) -> OccasionQuerySet:
        """The occasions of one event."""
        return queryset.of(value.translation_key)

    def filter_period(self, queryset: OccasionQuerySet, _name: str, value: str) -> OccasionQuerySet:
        """Those that have not ended, that have, or that take place soon."""
        today = timezone.localdate()
        if value == TO_COME:
            return queryset.to_come()
        if value == PAST:
            return queryset.exclude(pk__in=Occasion.objects.to_come().values("pk"))
        last = today if value == TODAY else today + timedelta(days=6)
        return queryset.between(today, last)

    def filter_first(self, queryset: OccasionQuerySet, _name: str, value: date) -> OccasionQuerySet:
        """Those that have not ended before a day."""
        return queryset.between(first=within_reason(value))

    def filter_last(self, queryset: OccasionQuerySet, _name: str, value: date) -> OccasionQuerySet:
        """Those that begin on a day or before it."""
        return queryset.between(last=within_reason(value))


class RegistrationFilterSet(WagtailFilterSet):
    """The filters of one occasion's registrations."""

    state = django_filters.MultipleChoiceFilter(label=_("State"), choices=State.choices)
    attended = django_filters.ChoiceFilter(
        label=_("Presence"), choices=MARKS, method="filter_attended"
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=[(language.code, language.own_name) for language in languages.LANGUAGES],
    )

    class Meta:
        model = Registration
        fields: list[str] = []

    def filter_attended(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Those marked as present or absent, or not marked."""
        return queryset.filter(attended=MARKED[value])
