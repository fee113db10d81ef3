"""Municipalities and regions, by the codes of Statistics Sweden (SCB)."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

two_digits = RegexValidator(r"^\d{2}\Z", _("Write the two digits of the code."))
four_digits = RegexValidator(r"^\d{4}\Z", _("Write the four digits of the code."))


class Region(index.Indexed, models.Model):
    """A county, which is also the area of a region.

    Attributes:
        code: SCB's code of the county (länskod), two digits.
    """

    code = models.CharField(_("code"), max_length=2, primary_key=True, validators=[two_digits])
    name = models.CharField(_("name"), max_length=80, unique=True)

    panels = [FieldPanel("code"), FieldPanel("name")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Municipality(index.Indexed, models.Model):
    """A municipality.

    Attributes:
        code: SCB's code (kommunkod), four digits, of which the first two are the county's.
        name: without the word "kommun": Göteborg.
    """

    code = models.CharField(_("code"), max_length=4, primary_key=True, validators=[four_digits])
    name = models.CharField(_("name"), max_length=80, db_index=True)
    region = models.ForeignKey(
        Region, verbose_name=_("county"), on_delete=models.PROTECT, related_name="municipalities"
    )

    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("region")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("region_id"),
    ]

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__startswith=models.F("region")),
                name="municipality_code_begins_with_its_regions",
                violation_error_message=_("A municipality's code begins with its county's."),
            )
        ]

    def __str__(self) -> str:
        return self.name
