"""Local groups of an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class LocalGroup(TranslatableMixin, Orderable):
    """A group of an organisation in one place: its own name, what it does there, where to go on.

    The group's facts are those of the page in the source language, whatever language it is read
    in; only what it does is translated.

    Attributes:
        place: where it meets or works, as people say it: Storgatan 4, or the name of a village.
    """

    page = ParentalKey(
        "organisations.OrganisationPage", on_delete=models.CASCADE, related_name="local_groups"
    )
    name = models.CharField(_("name"), max_length=160)
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="local_groups",
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    text = models.TextField(_("what they do"), max_length=600, blank=True)
    url = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("shared mailbox"), blank=True, help_text=_("Read by several; no person's own.")
    )
    phone = PhoneNumberField(_("telephone"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel(["municipality", "place"]),
        FieldPanel("text"),
        FieldRowPanel(["url", "email", "phone"]),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("name", "municipality", "place", "url", "email", "phone")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("local group")
        verbose_name_plural = _("local groups")

    def __str__(self) -> str:
        return self.name
