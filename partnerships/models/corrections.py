"""Secret links for partner organisations, and the corrections that come through them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.references import new_reference

LINK_LIVES = timedelta(days=60)
FILLING_IN_TAKES = timedelta(days=1)
"""How long a form that was opened in time may still be sent, so that nothing written is lost."""


def expiry() -> datetime:
    """When a link that is made now stops working."""
    return timezone.now() + LINK_LIVES


class Decision(models.TextChoices):
    """What staff say of one proposed value."""

    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")


class CorrectionLink(models.Model):
    """A secret way to the form for one organisation's part of one partnership.

    Attributes:
        reference: what the secret is signed over; nothing can be guessed from it.
        contact: whom it was sent to; empty where staff copied it.
        withdrawn_at: when staff stopped it; empty while it works.
    """

    page = models.ForeignKey(
        "partnerships.PartnershipPage", on_delete=models.CASCADE, related_name="correction_links"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    contact = models.ForeignKey(
        "organisations.ContactPerson",
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("works until"), default=expiry, db_index=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("link for corrections")
        verbose_name_plural = _("links for corrections")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.organisation}"

    @property
    def works(self) -> bool:
        """Whether the form can be opened with it."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()

    @property
    def takes_corrections(self) -> bool:
        """Whether what is sent through it is kept."""
        latest = self.expires_at + FILLING_IN_TAKES
        return self.withdrawn_at is None and latest > timezone.now()


class Correction(models.Model):
    """What somebody has proposed at one time.

    Attributes:
        email: where the proposer is answered; empty once that has taken too long. See ``jobs``.
        language: the code of the language that the form was read and is answered in.
        client_key: random key of one posting of the form; a double post carries the same.
        is_suspect: whether it looks like a robot's; nobody gets an e-mail about it then.
    """

    link = models.ForeignKey(CorrectionLink, on_delete=models.CASCADE, related_name="corrections")
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=12)
    client_key = models.CharField(max_length=64, unique=True)
    suspicions = models.JSONField(default=list)
    is_suspect = models.BooleanField(_("suspect"), default=False)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("proposed correction")
        verbose_name_plural = _("proposed corrections")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.link.organisation} {self.created_at:%Y-%m-%d}"


class CorrectedField(models.Model):
    """One value that is proposed.

    Attributes:
        name: which field of which row; see ``partnerships.corrections.fields``.
        label: what staff call it, in Swedish.
        old: what was published when the form was filled in.
        new: what it should be instead.
    """

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="fields")
    name = models.CharField(max_length=80)
    label = models.CharField(max_length=250)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, blank=True, default=""
    )

    class Meta:
        verbose_name = _("proposed value")
        verbose_name_plural = _("proposed values")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.label
