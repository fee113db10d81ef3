"""What subscribers' calendars and those who registered were last told."""

from django.db import models
from django.utils import timezone

from events.enums import OccasionState


class Announced(models.Model):
    """Something that calendars elsewhere keep a copy of.

    Attributes:
        sequence: grows by one with each change that calendars care about (RFC 5545 §3.8.7.4).
        created_at: when it was first published.
        changed_at: when ``sequence`` last grew.
    """

    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class CalendarEntry(Announced):
    """One occasion as it was last published.

    Attributes:
        state: a value of ``OccasionState``; fully booked counts as planned.
        place: where it takes place, as one line of Swedish text.
        online_url: where to take part online, for those who may know it.
    """

    occasion = models.OneToOneField(
        "events.Occasion", on_delete=models.CASCADE, related_name="calendar_entry"
    )
    title = models.CharField(max_length=255)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    all_day = models.BooleanField(default=False)
    state = models.CharField(max_length=11, choices=OccasionState)
    note = models.CharField(max_length=300, blank=True)
    place = models.TextField(blank=True)
    online_url = models.URLField(blank=True)

    def __str__(self) -> str:
        return f"{self.title} {self.starts_at:%Y-%m-%d}"


class CalendarSeries(Announced):
    """One series as it was last published: its rule and the dates taken out of it.

    Attributes:
        digest: tells the rule and what its occasions have in common from any other.
    """

    page = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="+")
    series = models.UUIDField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "series"], name="calendar_series_once_per_event"
            )
        ]

    def __str__(self) -> str:
        return str(self.series)
