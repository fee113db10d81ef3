"""When units are open and people can be reached. Local time, in Sweden."""

from datetime import date, time
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, Panel

from contacts.enums import Reason, Weekday

MIDNIGHT = time(0)

CLOSES_AFTER_OPENING = Q(closes__gt=F("opens")) | Q(closes=MIDNIGHT)
"""Midnight is the end of the day: 00.00 until 00.00 is the whole day."""
CLOSES_BEFORE_OPENING = _("The end is before the beginning. Write 00.00 for midnight.")


class WeeklyHours(models.Model):
    """From when until when on one day of every week; two rows where there is a pause between.

    Attributes:
        closes: midnight is the end of the day.
    """

    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("until"))

    panels: ClassVar[list[Panel]] = [FieldRowPanel(["weekday", "opens", "closes"])]

    class Meta:
        abstract = True
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=CLOSES_AFTER_OPENING,
                name="%(class)s_closes_after_opening",
                violation_error_message=CLOSES_BEFORE_OPENING,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H.%M}–{self.closes:%H.%M}"


class OpeningHours(WeeklyHours):
    """When a unit receives visitors."""

    unit = ParentalKey("contacts.Unit", on_delete=models.CASCADE, related_name="opening_hours")

    class Meta(WeeklyHours.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")


class WorkingHours(WeeklyHours):
    """When a person can be reached."""

    person = ParentalKey("contacts.Person", on_delete=models.CASCADE, related_name="working_hours")

    class Meta(WeeklyHours.Meta):
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")


class HoursException(models.Model):
    """Days on which a unit has other hours than usual, or is closed.

    Attributes:
        last_day: empty for one day.
        opens: empty, like ``closes``, where the unit is closed.
    """

    unit = ParentalKey("contacts.Unit", on_delete=models.CASCADE, related_name="hours_exceptions")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    opens = models.TimeField(_("from"), null=True, blank=True, help_text=_("Empty: closed."))
    closes = models.TimeField(_("until"), null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=12, choices=Reason, blank=True, default=Reason.NONE
    )

    # In one row the last ones would be out of sight on most screens.
    panels = [
        FieldRowPanel(["first_day", "last_day"]),
        FieldRowPanel(["opens", "closes", "reason"]),
    ]

    class Meta:
        verbose_name = _("other hours")
        verbose_name_plural = _("other hours")
        ordering = ["first_day", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="hoursexception_ends_after_beginning",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(opens__isnull=False, closes__isnull=False),
                name="hoursexception_both_times_or_none",
                violation_error_message=_("Write both times, or none for closed."),
            ),
            models.CheckConstraint(
                condition=Q(opens=None) | CLOSES_AFTER_OPENING,
                name="hoursexception_closes_after_opening",
                violation_error_message=CLOSES_BEFORE_OPENING,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.until}" if self.last_day else str(self.first_day)

    @property
    def until(self) -> date:
        """The last day that it holds for."""
        return self.last_day or self.first_day
