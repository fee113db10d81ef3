"""People and units, and which of them answer for a page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index


class Unit(index.Indexed, models.Model):
    """An administration, department or team of the municipality; units form a tree.

    Attributes:
        email: shared mailbox; feedback about the unit's pages is sent there.
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    email = models.EmailField(_("shared mailbox"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("parent"), FieldPanel("email"), FieldPanel("phone")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Person(index.Indexed, ClusterableModel):
    """Somebody to talk to.

    Attributes:
        user: the person's own account, when they work in the admin; it makes them a member of
            their units' teams there.
    """

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        MultiFieldPanel(["email", "phone"], heading=_("Ways to reach the person")),
        InlinePanel("memberships", label=_("unit"), heading=_("Units")),
        FieldPanel("user"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("role"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone=""),
                name="person_has_a_channel",
                violation_error_message=_("Give an e-mail address or a telephone number."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Orderable):
    """A person's place in a unit; one person can be in several."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="memberships"
    )

    panels = [FieldPanel("unit")]

    class Meta(Orderable.Meta):
        verbose_name = _("membership")
        constraints = [
            models.UniqueConstraint(fields=["person", "unit"], name="membership_once_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"


class PageContact(Orderable):
    """A contact person of a page, in the order that readers see."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_contacts")
    person = models.ForeignKey(
        Person,
        verbose_name=_("contact person"),
        on_delete=models.CASCADE,
        related_name="page_contacts",
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact person of a page")
        constraints = [
            models.UniqueConstraint(fields=["page", "person"], name="page_contact_once_per_page")
        ]

    def __str__(self) -> str:
        return str(self.person)
