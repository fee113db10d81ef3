"""Places that events are held at, kept for the next time."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from samverkan.places import PlaceFacts


class Place(index.Indexed, PlaceFacts):
    """Somewhere to go; the same in every language."""

    name = models.CharField(_("name"), max_length=120, unique=True)

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
