"""People to talk to, and where they work."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from contacts.access import MANAGE_TEAMS
from contacts.enums import TelephoneKind
from contacts.forms import PersonForm
from contacts.languages import languages_for_staff, spoken_languages
from contacts.models.units import Unit
from contacts.panels import TeamsPanel, WhereUsedPanel
from contacts.queries import MembershipQuerySet, PersonQuerySet
from samverkan.codes import CodesField
from samverkan.pages.terms import CHOSEN_IN_SOURCE


class Person(index.Indexed, ClusterableModel):
    """Somebody to talk to.

    Attributes:
        role: what the person is, where their membership of a unit does not say it.
        phone: the first number to try; more are rows.
        photo_consent_on: the day that the person agreed to the photo being shown.
        languages: codes of the languages that the person speaks at work.
        is_public: whether readers see the person at all.
        user: the person's own account, when they work in the admin; it makes them a member of
            their units' teams there.
    """

    name = models.CharField(_("name"), max_length=120)
    role = models.ForeignKey(
        "contacts.Role",
        verbose_name=_("title or role"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=CHOSEN_IN_SOURCE,
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    photo = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_consent_on = models.DateField(
        _("agreed to the photo on"),
        null=True,
        blank=True,
        help_text=_("The day that the person said yes to showing the photo here."),
    )
    languages = CodesField(
        _("languages spoken"), codes=spoken_languages, offered=languages_for_staff
    )
    is_public = models.BooleanField(
        _("shown to readers"),
        default=True,
        help_text=_("Without this nobody finds the person on the site, on no page at all."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )

    objects = PersonQuerySet.as_manager()

    base_form_class = PersonForm
    panels = [
        WhereUsedPanel(),
        FieldPanel("name"),
        FieldPanel("role"),
        MultiFieldPanel(["email", "phone"], heading=_("Ways to reach the person")),
        InlinePanel("telephones", label=_("number"), heading=_("More telephone numbers")),
        FieldPanel("languages"),
        MultiFieldPanel([FieldRowPanel(["photo", "photo_consent_on"])], heading=_("Photo")),
        TeamsPanel("memberships", label=_("unit"), heading=_("Units")),
        InlinePanel("working_hours", label=_("hours of one day"), heading=_("Working hours")),
        InlinePanel("absences", label=_("absence"), heading=_("Absences and stand-ins")),
        FieldPanel("is_public"),
        FieldPanel("user", permission=MANAGE_TEAMS),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="", phone=""),
                name="person_has_a_channel",
                violation_error_message=_("Give an e-mail address or a telephone number."),
            ),
            models.CheckConstraint(
                condition=Q(photo=None) | Q(photo_consent_on__isnull=False),
                name="person_agreed_to_the_photo",
                violation_error_message=_(
                    "Write the day that the person agreed to showing the photo."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def absence_on(self, day: date) -> "Absence | None":
        """The absence that holds on a day, of several the one that lasts longest."""
        found = [
            absence
            for absence in self.absences.all()
            if absence.first_day <= day <= (absence.last_day or date.max)
        ]
        return max(found, key=lambda absence: absence.last_day or date.max, default=None)

    def has_left(self, day: date) -> bool:
        """Whether every membership had ended before a day; never for who is in no unit."""
        rows = list(self.memberships.all())
        return bool(rows) and all(row.ends_on and row.ends_on < day for row in rows)


class Telephone(Orderable):
    """A further number of a person."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="telephones")
    number = PhoneNumberField(_("number"))
    kind = models.CharField(
        _("kind"), max_length=11, choices=TelephoneKind, default=TelephoneKind.MOBILE
    )

    panels = [FieldRowPanel(["number", "kind"])]

    class Meta(Orderable.Meta):
        verbose_name = _("telephone number")
        verbose_name_plural = _("telephone numbers")

    def __str__(self) -> str:
        return str(self.number)


class Membership(Orderable):
    """A person's place in a unit, for a time; one person can be in several.

    It keeps the unit from being deleted, also when it has ended: it is what tells that somebody
    has left.

    Attributes:
        title: what the person is there; empty for the person's own role.
        place: where the person stands among those of the unit, the lowest number first.
        starts_on: empty for always.
        ends_on: the last day; empty for until further notice.
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="memberships"
    )
    title = models.ForeignKey(
        "contacts.Role",
        verbose_name=_("title there"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=CHOSEN_IN_SOURCE,
        help_text=_("Empty: the same as above."),
    )
    place = models.PositiveSmallIntegerField(
        _("order in the unit"),
        default=100,
        help_text=_("The lowest number stands first. Equal numbers stand by name."),
    )
    starts_on = models.DateField(_("from the day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    panels = [
        FieldRowPanel(["unit", "title"]),
        FieldRowPanel(["place", "starts_on", "ends_on"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("membership")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "starts_on"],
                name="membership_once_per_unit_and_day",
                violation_error_message=_("The person is in this unit from that day already."),
            ),
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(starts_on=None),
                name="membership_once_per_unit",
                violation_error_message=_("The person is in this unit already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_beginning",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"

    def is_current(self, day: date | None = None) -> bool:
        """Whether the person is in the unit on a day; today when left out."""
        day = day or timezone.localdate()
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or self.ends_on >= day)


class Absence(models.Model):
    """A time when somebody else answers. Why is nobody's business, so it is not stored.

    Attributes:
        last_day: empty for until further notice.
    """

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    stand_in = models.ForeignKey(
        Person,
        verbose_name=_("stand-in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stands_in",
    )

    panels = [FieldRowPanel(["first_day", "last_day", "stand_in"])]

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="absence_ends_after_beginning",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(stand_in=None) | ~Q(stand_in=F("person")),
                name="absence_has_another_as_stand_in",
                violation_error_message=_("Choose somebody else as the stand-in."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day or ''}"


class PageContact(Orderable):
    """A contact person of a page, in the order that readers see.

    Attributes:
        person: empty when the person has been removed; a report lists such pages.
    """

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_contacts")
    person = models.ForeignKey(
        Person,
        verbose_name=_("contact person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="page_contacts",
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact person of a page")
        constraints = [
            models.UniqueConstraint(fields=["page", "person"], name="page_contact_once_per_page")
        ]

    def __str__(self) -> str:
        return str(self.person or "")
