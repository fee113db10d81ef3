"""What every room keeps of what a public form has sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormPost(models.Model):
    """What somebody has sent with a public form. It arrives once, however often it is posted.

    Attributes:
        client_key: random key of one showing of the form, which a double post carries too; empty
            for what no form has sent, and once a double can come no more.
        language: the code of the language that the form was read and is answered in.
        suspicions: what speaks for a robot: a list of codes of
            ``samverkan.public_forms.suspicion``.
    """

    client_key = models.CharField(max_length=64, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=12)
    suspicions = models.JSONField(_("suspicions"), default=list, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["client_key"], condition=~Q(client_key=""), name="%(class)s_arrives_once"
            )
        ]
