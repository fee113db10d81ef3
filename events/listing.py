"""What readers narrow the calendar by, and what a row of it shows."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from events.enums import Form, OccasionState, Period
from events.months import FIRST_YEAR, LAST_YEAR, Month
from events.queries import EventQuerySet, OccasionQuerySet
from events.shown import mark_full
from samverkan.pages import terms
from samverkan.pages.listing import FilterForm, keys_of

if TYPE_CHECKING:
    from events.models import EventIndexPage, EventPage, Occasion

NOT_LISTED = {"invalid_choice": _("There is no such choice in the list.")}
NO_DAY = _("Write a day as year, month and day: 2026-05-31.")
OUT_OF_BOUNDS = _("Choose a day between the years 1990 and 2100.")


def day_field(label: Any) -> forms.DateField:
    """One end of a period; written as ISO 8601, as browsers do."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": NO_DAY},
        validators=[
            MinValueValidator(date(FIRST_YEAR, 1, 1), OUT_OF_BOUNDS),
            MaxValueValidator(date(LAST_YEAR, 12, 31), OUT_OF_BOUNDS),
        ],
    )


class EventFilterForm(FilterForm):
    """What a reader may narrow the calendar by."""

    folded = ("form", "audience", "language", "first", "last")

    period = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("", _("Whenever")), *Period.choices],
        error_messages=NOT_LISTED,
    )
    kind = forms.ChoiceField(label=_("Kind of event"), required=False, error_messages=NOT_LISTED)
    form = forms.ChoiceField(
        label=_("On site or online"),
        required=False,
        choices=[("", _("Both")), (Form.ON_SITE, _("On site")), (Form.ONLINE, _("Online"))],
        error_messages=NOT_LISTED,
    )
    audience = forms.ChoiceField(label=_("For whom"), required=False, error_messages=NOT_LISTED)
    language = forms.ChoiceField(
        label=_("Language of the event"), required=False, error_messages=NOT_LISTED
    )
    first = day_field(_("From the day"))
    last = day_field(_("Until the day"))

    field_order = ("q", "period", "topic", "kind")

    def __init__(self, data: Any, listing: "EventIndexPage") -> None:
        super().__init__(data, listing)
        self.offer_terms("kind", listing.listed_kinds, _("All kinds"))
        self.offer_terms("audience", listing.listed_audiences, _("Everybody"))
        spoken = [(each.code, each.own_name) for each in listing.listed_languages]
        self.offer("language", spoken, _("All languages"))

    def clean(self) -> dict[str, Any]:
        """The choices, with days that follow each other."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The last day is before the first."))
        return data

    def filter(self, pages: Any) -> Any:
        """The events that fit, whenever they take place. Only for a valid form."""
        chosen = self.cleaned_data
        listing = cast("EventIndexPage", self.listing)
        if chosen.get("kind"):
            keys = keys_of(listing.listed_kinds, chosen["kind"])
            pages = pages.filter(kind__translation_key__in=keys)
        if chosen.get("audience"):
            keys = keys_of(listing.listed_audiences, chosen["audience"])
            pages = terms.about(pages, keys, "audiences")
        if chosen.get("form"):
            pages = pages.filter(form__in=[chosen["form"], Form.BOTH])
        if chosen.get("language"):
            pages = pages.filter(event_languages__has=chosen["language"])
        return super().filter(pages)

    def occasions(self, among: OccasionQuerySet | None = None) -> OccasionQuerySet:
        """The occasions on the days that the reader chose. Only for a valid form.

        Args:
            among: which ones count; all that are to come when left out.
        """
        if among is None:
            among = apps.get_model("events", "Occasion").objects.to_come()
        found = among
        for first, last in (
            days_of(self.cleaned_data.get("period", ""), timezone.localdate()),
            (self.cleaned_data.get("first"), self.cleaned_data.get("last")),
        ):
            found = found.between(first, last)
        return found


def days_of(period: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period that today is in; none for any time.

    A week is from Monday until Sunday (ISO 8601).
    """
    if period == Period.TODAY:
        return today, today
    if period == Period.WEEK:
        return today, today + timedelta(days=6 - today.weekday())
    if period == Period.MONTH:
        return today, Month(today.year, today.month).last
    return None, None


def found(form: FilterForm, pages: EventQuerySet) -> EventQuerySet:
    """The events that fit a valid form, by their next occasions within its period."""
    chosen = cast(EventFilterForm, form)
    events: EventQuerySet = chosen.filter(pages).to_come(chosen.occasions())
    return events


def prepare_teasers(
    pages: Sequence["EventPage"], kinds: Iterable[terms.ShownTerm] | None = None
) -> None:
    """Fetch the occasions that these events' teasers show, and name the kinds of event.

    Each page gets ``next_occasion``, the ``group`` that a list by month puts it in, and the
    ``day`` within the month.

    Args:
        pages: events in one language, annotated with ``next_occasion_id``.
        kinds: those already fetched; without them no kind is named.
    """
    occasions = apps.get_model("events", "Occasion").objects.select_related("place")
    by_pk = occasions.in_bulk([page.next_occasion_id for page in pages])
    mark_full([each for each in by_pk.values() if each.capacity], timezone.now())
    names = {kind.translation_key: kind for kind in kinds or ()}
    today = timezone.localdate()
    for page in pages:
        page.next_occasion = by_pk[page.next_occasion_id]
        page.group = group_of(page.next_occasion, today)
        page.day = page.next_occasion.start_day if isinstance(page.group, Month) else None
        page.shown_kind = names.get(page.kind.translation_key) if page.kind else None


def group_of(occasion: "Occasion", today: date) -> Month | str:
    """The month that an occasion stands under in a list, or "now" or "later".

    What began before today goes on now; what waits for a new date comes later.
    """
    if occasion.state == OccasionState.POSTPONED and occasion.ends_at <= timezone.now():
        return "later"
    if occasion.start_day < today <= occasion.last_day:
        return "now"
    return Month(occasion.start_day.year, occasion.start_day.month)


def upcoming(
    locale: Locale,
    count: int,
    *,
    topic: terms.Term | None = None,
    kind: terms.Term | None = None,
    besides: int | None = None,
) -> list["EventPage"]:
    """The next events in one language, prepared for teasers.

    Args:
        locale: the language.
        count: how many at most.
        topic: what they are about; anything when left out.
        kind: what sort they are of; any when left out.
        besides: key of the page that they are shown on.
    """
    pages = apps.get_model("events", "EventPage").objects.listable(locale).exclude(pk=besides)
    if topic:
        pages = pages.about([topic.translation_key])
    if kind:
        pages = pages.filter(kind__translation_key=kind.translation_key)
    found = list(pages.for_teasers().to_come()[:count])
    prepare_teasers(found)
    return found
