"""When an event takes place."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel

from events import times
from events.enums import OccasionState, Repeat
from events.queries import OccasionQuerySet

FIRST_NEEDED = _("Write when it begins.")


class Occasion(models.Model):
    """One time that an event takes place.

    Occasions belong to the event in the source language; its versions in other languages show the
    same rows, found by ``event_key``, so that there is one count of places whatever language people
    register in. Dates and times are local, in Sweden.

    Attributes:
        event_key: the translation key that all versions of the event share.
        start_time: empty for something that lasts whole days.
        end_day: last day; empty for one day.
        starts_at: derived from the local times; ``ends_at`` is exclusive.
        note: what readers are told of the state, such as why it is cancelled.
        place: where this occasion differs from the event's own place.
        capacity: places to register for; empty for any number.
        waiting_places: how many can wait for a place.
        moved_from: when it would have begun before it got a new time.
        repeats: how to make further occasions when the page is saved; then empty again.
        series: names the occasions that one rule made; empty for one that stands alone.
        series_rule: the rule as RFC 5545 writes it, without its beginning.
        series_start: when the first of the series began, by the rule.
        original_start: when this one would have begun, by the rule (RECURRENCE-ID).
    """

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="occasions")
    event_key = models.UUIDField(editable=False, db_index=True)
    start_day = models.DateField(_("day"))
    start_time = models.TimeField(_("from"), null=True, blank=True, help_text=_("Empty: all day."))
    end_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    end_time = models.TimeField(_("until"), null=True, blank=True)
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)
    state = models.CharField(
        _("state"), max_length=11, choices=OccasionState, default=OccasionState.PLANNED
    )
    note = models.CharField(
        _("what readers should know"),
        max_length=300,
        blank=True,
        help_text=_("For instance why the occasion is cancelled."),
    )
    place = models.ForeignKey(
        "events.Place",
        verbose_name=_("another place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only where it differs from the event's own place."),
    )
    capacity = models.PositiveSmallIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: any number."),
    )
    waiting_places = models.PositiveSmallIntegerField(
        _("places on the waiting list"), default=0, help_text=_("0: no waiting list.")
    )
    moved_from = models.DateTimeField(null=True, editable=False)
    repeats = models.CharField(
        _("comes again"), max_length=18, choices=Repeat, blank=True, default=Repeat.NEVER
    )
    repeats_until = models.DateField(_("until"), null=True, blank=True)
    series = models.UUIDField(null=True, editable=False)
    series_rule = models.CharField(max_length=120, blank=True, editable=False)
    series_start = models.DateTimeField(null=True, editable=False)
    original_start = models.DateTimeField(null=True, editable=False)

    objects = OccasionQuerySet.as_manager()

    panels = [
        FieldRowPanel(["start_day", "start_time", "end_time", "end_day"]),
        FieldRowPanel(["state", "note"]),
        MultiFieldPanel(
            [FieldRowPanel(["repeats", "repeats_until"])],
            heading=_("Comes again"),
            help_text=_("Each date becomes a row of its own when you save."),
            classname="collapsed",
        ),
        MultiFieldPanel(
            ["place", FieldRowPanel(["capacity", "waiting_places"])],
            heading=_("Another place, number of places"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="occasion_ends_after_it_starts",
                violation_error_message=_("It ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        at = f" {self.start_time:%H.%M}" if self.start_time else ""
        return f"{self.start_day:%Y-%m-%d}{at}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the moments that follow from the local times, and the event's key."""
        self.derive()
        self.event_key = self.page.translation_key
        super().save(*args, **kwargs)

    @property
    def all_day(self) -> bool:
        """Whether it lasts whole days."""
        return self.start_time is None

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return self.end_day or self.start_day

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.state == OccasionState.CANCELLED

    @property
    def is_postponed(self) -> bool:
        """Whether it will take place at a time that is not known yet."""
        return self.state == OccasionState.POSTPONED

    def has_ended(self, now: datetime) -> bool:
        """Whether it is over; what is postponed is not."""
        return self.ends_at <= now and not self.is_postponed

    @cached_property
    def is_in_series(self) -> bool:
        """Whether a rule made it."""
        return self.series is not None

    def clean(self) -> None:
        """Hold an editor to times that exist and follow each other.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        if not self.start_day:
            return
        errors = self._faults_of_times() | self._faults_of_repetition()
        if self.is_cancelled and not self.note:
            errors["note"] = _("Tell readers why it is cancelled.")
        if self.waiting_places and not self.capacity:
            errors["waiting_places"] = _("A waiting list needs a number of places.")
        if errors:
            raise ValidationError(errors)
        self.derive()

    def _faults_of_times(self) -> dict[str, Any]:
        if self.end_time and not self.start_time:
            return {"start_time": FIRST_NEEDED}
        if self.start_time and not self.end_time:
            return {"end_time": _("Write when it ends.")}
        if self.last_day < self.start_day:
            return {"end_day": _("The last day is before the first.")}
        if not self.start_time or not self.end_time:
            return {}
        for name, day, at in (
            ("start_time", self.start_day, self.start_time),
            ("end_time", self.last_day, self.end_time),
        ):
            if not times.exists(day, at):
                return {name: _("Clocks skip this time: summer time begins that night.")}
        if times.end_of(self.last_day, self.end_time) <= times.moment(
            self.start_day, self.start_time
        ):
            return {"end_time": _("It ends before it begins.")}
        return {}

    def _faults_of_repetition(self) -> dict[str, Any]:
        if not self.repeats:
            return {}
        if not self.repeats_until:
            return {"repeats_until": _("Write the last day that it can come again.")}
        if self.repeats_until <= self.start_day:
            return {"repeats_until": _("The last day is before the first.")}
        return {}

    def derive(self) -> None:
        """Set what follows from the local times."""
        self.starts_at = times.moment(self.start_day, self.start_time)
        self.ends_at = times.end_of(self.last_day, self.end_time)

    def put_in_series(self, series: UUID, rule: str, start: datetime) -> None:
        """Remember the rule that made this occasion."""
        self.series, self.series_rule, self.series_start = series, rule, start
        self.original_start = times.moment(self.start_day, self.start_time)

    def on(self, day: date) -> "Occasion":
        """The same on another day: a new, planned occasion, without the state of this one."""
        length = self.last_day - self.start_day
        return Occasion(
            start_day=day,
            start_time=self.start_time,
            end_day=day + length if self.end_day else None,
            end_time=self.end_time,
            place=self.place,
            capacity=self.capacity,
            waiting_places=self.waiting_places,
        )
