"""Questions about people and units."""

from datetime import date
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


class MembershipQuerySet(models.QuerySet):
    """Memberships, by when they hold."""

    def current(self, day: date | None = None) -> Self:
        """Those that hold on a day; today when left out."""
        day = day or timezone.localdate()
        return self.begun(day).unended(day)

    def begun(self, day: date) -> Self:
        """Those that had begun on a day."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day))

    def unended(self, day: date) -> Self:
        """Those that had not ended before a day, begun or not."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))


class PersonQuerySet(models.QuerySet):
    """People, by whether they still serve."""

    def in_service(self, day: date | None = None) -> Self:
        """Those who have not left: with a membership that has not ended, or without any at all."""
        memberships = apps.get_model("contacts", "Membership").objects
        own = memberships.filter(person=OuterRef("pk"))
        unended = own.unended(day or timezone.localdate())
        return self.filter(Exists(unended) | ~Exists(own))

    def gone(self, day: date | None = None) -> Self:
        """Those whose every membership has ended."""
        memberships = apps.get_model("contacts", "Membership").objects
        own = memberships.filter(person=OuterRef("pk"))
        unended = own.unended(day or timezone.localdate())
        return self.filter(Exists(own) & ~Exists(unended))

    def shown(self, day: date | None = None) -> Self:
        """Those whom readers may see."""
        return self.in_service(day).filter(is_public=True)


class UnitQuerySet(models.QuerySet):
    """Units."""

    def shown(self) -> Self:
        """Those that readers may see."""
        return self.filter(is_public=True)
