"""What staff write to those who have registered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One message to some of those registered to an occasion, stored before anything is sent.

    Attributes:
        key: made when the form is opened, so that a form that is posted twice sends one message.
        text: what the staff wrote; greeting, link and signature are the e-mail's own.
        recipients: the registrations that it goes to.
        queued_at: when every e-mail had been put in the outbox; empty until then.
    """

    occasion = models.ForeignKey(
        "events.Occasion",
        verbose_name=_("occasion"),
        on_delete=models.CASCADE,
        related_name="messages",
    )
    key = models.UUIDField(unique=True, editable=False)
    text = models.TextField(_("message"), max_length=4000)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sender"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recipients = models.ManyToManyField(
        "events.Registration", verbose_name=_("recipients"), related_name="messages"
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    queued_at = models.DateTimeField(_("sent"), null=True, editable=False)

    class Meta:
        verbose_name = _("message to those registered")
        verbose_name_plural = _("messages to those registered")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"
