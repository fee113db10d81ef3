"""Places that events are held at, kept for the next time."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from events.enums import PlaceFeature
from samverkan.codes import CodesField


class Place(index.Indexed, models.Model):
    """Somewhere to go; the same in every language.

    Attributes:
        map_url: a page with a map; readers get a link, and nothing is loaded from there.
        features: codes of ``PlaceFeature``, for those who need to know before they come.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)
    features = CodesField(_("accessibility"), codes=PlaceFeature.choices)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(["street", "postcode", "town", "map_url"], heading=_("Address")),
        FieldPanel("features"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("town"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """The address on one line, as far as it is known."""
        town = f"{self.postcode} {self.town}".strip()
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def shown_features(self) -> list[Any]:
        """What makes it usable for more people, in words."""
        chosen = set(self.features)
        return [name for code, name in PlaceFeature.choices if code in chosen]
