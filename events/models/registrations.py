"""Who has a place at an occasion or waits for one. What stays for statistics is not personal."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from events.registration.enums import AnswerKind, Ending, LogKind, State
from events.registration.queries import AnswerQuerySet, RegistrationQuerySet
from samverkan.public_forms.models import FormPost
from samverkan.references import new_reference


def keep_while_needed(
    collector: Any, field: models.ForeignKey, rows: models.QuerySet, using: str
) -> None:
    """Deleting an occasion: refused while people count on it, else registrations go with it.

    Raises:
        ProtectedError: when the occasion is to come with people registered, or when answers of
            theirs are still kept.
    """
    needed = Registration.objects.using(using).needed().filter(pk__in=[row.pk for row in rows])
    if needed.exists():
        raise ProtectedError(str(_("People have registered.")), set(needed))
    models.CASCADE(collector, field, rows, using)


class Registration(FormPost):
    """One person's registration to one occasion, for themselves or for a group.

    What the person has answered, name and e-mail included, are ``Answer`` rows, which are erased
    each by its own clock. What stays is what the statistics need. Only
    ``events.registration.places`` changes the state.

    Attributes:
        reference: what the person can quote.
        size: how many people come.
        held_until: until when a registration that waits for confirmation holds its places; empty
            where it holds none.
        queue_number: order in the waiting list, which freed places are offered by.
        offer_expires_at: until when an offered place can be accepted.
        confirmed_at: when the link in the e-mail was followed; empty where nobody asked for it.
        ended: who or what ended it, once it is cancelled.
        attended: whether the person came; empty while nobody has said.
        made_by: the member of staff who added it by hand.
    """

    occasion = models.ForeignKey(
        "events.Occasion",
        verbose_name=_("occasion"),
        on_delete=keep_while_needed,
        related_name="registrations",
    )
    reference = models.CharField(
        _("reference number"), max_length=9, unique=True, default=new_reference, editable=False
    )
    state = models.CharField(_("state"), max_length=11, choices=State)
    size = models.PositiveSmallIntegerField(
        _("people"), default=1, validators=[MinValueValidator(1)]
    )
    held_until = models.DateTimeField(null=True, editable=False)
    queue_number = models.PositiveIntegerField(null=True, editable=False)
    offer_expires_at = models.DateTimeField(_("offer stands until"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    ended = models.CharField(_("ended"), max_length=11, choices=Ending, blank=True)
    attended = models.BooleanField(_("present"), null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta(FormPost.Meta):
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created_at", "pk"]
        permissions = [("manage_registrations", _("Can manage registrations to events"))]
        indexes = [
            models.Index(fields=["occasion", "state"], name="registration_by_state"),
            models.Index(fields=["occasion", "queue_number"], name="registration_queue"),
        ]
        constraints = [
            *FormPost.Meta.constraints,
            models.CheckConstraint(condition=Q(size__gte=1), name="registration_for_somebody"),
            models.CheckConstraint(
                condition=~Q(state=State.OFFERED) | Q(offer_expires_at__isnull=False),
                name="registration_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WAITING) | Q(queue_number__isnull=False),
                name="registration_waits_in_line",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_active(self) -> bool:
        """Whether it has not ended."""
        return self.state != State.CANCELLED

    def answer(self, kind: str) -> str:
        """What the person answered to one of the usual questions; "" when nothing, or erased.

        Reads ``answers``, so that a list can prefetch them.
        """
        return next((answer.value for answer in self.answers.all() if answer.kind == kind), "")

    @property
    def email(self) -> str:
        """The e-mail address, while it is kept."""
        return self.answer(AnswerKind.EMAIL)

    @property
    def name(self) -> str:
        """The name, while it is kept."""
        return self.answer(AnswerKind.NAME)


class Answer(models.Model):
    """What somebody answered to one question, erased some days after the occasion has ended.

    Attributes:
        field: which question: the name of a usual one, or the id of its block.
        label: the question as it was put, in the source language.
        value: the answer; the choice in the source language; "1" for what was ticked.
        keep_days: days from the occasion's end until it is erased, as the person was told.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=AnswerKind)
    label = models.CharField(max_length=200)
    value = models.TextField()
    keep_days = models.PositiveSmallIntegerField()

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "field"], name="answer_once")
        ]

    def __str__(self) -> str:
        return self.label


class LogEntry(models.Model):
    """One line of a registration's log.

    Attributes:
        user: the member of staff who did it; empty for the person and for the system.
        note: numbers and times alone, nothing personal: "2 → 1".
        letter_due: whether the person is still to get an e-mail about it; see
            ``events.registration.letters``.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="log")
    kind = models.CharField(_("kind"), max_length=14, choices=LogKind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=120, blank=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    letter_due = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("line of the log")
        verbose_name_plural = _("log")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["id"], condition=Q(letter_due=True), name="log_letter_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
