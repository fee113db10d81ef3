"""What rooms know of a place that people come to: where it is, and who can use it."""

from typing import Any

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from samverkan.codes import CodesField


class PlaceFeature(TextChoices):
    """What makes a place usable for more people."""

    STEP_FREE = "step_free", _("Step-free entrance")
    LIFT = "lift", _("Lift")
    ACCESSIBLE_TOILET = "toilet", _("Accessible toilet")
    ACCESSIBLE_PARKING = "parking", _("Accessible parking")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    QUIET_ROOM = "quiet_room", _("Quiet room")


class PlaceFacts(models.Model):
    """An address, a map and the accessibility of a place; the same in every language.

    Attributes:
        map_url: a page with a map; readers get a link, and nothing is loaded from there.
        features: codes of ``PlaceFeature``, for those who need to know before they come.
    """

    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)
    features = CodesField(_("accessibility"), codes=PlaceFeature.choices)

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The address on one line, as far as it is known."""
        return on_one_line(self.street, self.postcode, self.town)

    @property
    def shown_features(self) -> list[Any]:
        """What makes it usable for more people, in words."""
        chosen = set(self.features)
        return [name for code, name in PlaceFeature.choices if code in chosen]


def on_one_line(street: str, postcode: str, town: str) -> str:
    """An address as Swedes write it: "Storgatan 1, 123 45 Sjöby", as far as it is known."""
    return ", ".join(part for part in (street, f"{postcode} {town}".strip()) if part)
