"""E-mail that is waiting to be delivered, has been, or could not be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingEmail(models.Model):
    """One e-mail to one recipient, stored before the first attempt to deliver it.

    Attributes:
        key: names the reason for the e-mail ("feedback:K7M3-QX9D:team"), so that it is queued
            once.
        state: QUEUED waits for ``next_attempt_at``; SENDING is claimed by a worker; UNCERTAIN means
            that the worker died while it was sending, so nobody knows whether the e-mail left.
        attempts: how many times delivery has been tried.
        claimed_at: when a worker began the latest attempt.
        next_attempt_at: when to try again; empty once it is sent or has failed for good.
        retried_at: when a member of staff last put the e-mail back in the queue; the days until
            delivery is given up count from then.
        provider_id: the provider's name for the message, which its bounce notices carry.
        attachment: a file that goes with the e-mail; empty where there is none.
        attachment_type: its media type, with parameters: ``text/calendar; method=REQUEST``.
        last_error: what the provider said, without the recipient's address.
    """

    class State(models.TextChoices):
        """How far delivery has come."""

        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("Perhaps sent")

    MAX_SUBJECT = 200

    key = models.CharField(max_length=255, unique=True, editable=False)
    recipient = models.EmailField(_("recipient"))
    subject = models.CharField(_("subject"), max_length=MAX_SUBJECT)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    attachment = models.BinaryField(blank=True, default=b"")
    attachment_name = models.CharField(max_length=100, blank=True, editable=False)
    attachment_type = models.CharField(max_length=100, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("latest attempt"), null=True, blank=True)
    retried_at = models.DateTimeField(_("tried again by staff"), null=True, blank=True)
    provider_id = models.CharField(max_length=255, blank=True, db_index=True, editable=False)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("queued"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing e-mail")
        verbose_name_plural = _("outgoing e-mail")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="outbox_due")]

    def __str__(self) -> str:
        return self.subject
