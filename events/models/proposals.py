"""Who has proposed an event, and what became of it."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from events.proposals.enums import Decision
from events.proposals.queries import ProposalQuerySet
from samverkan import languages
from samverkan.public_forms.models import FormPost
from samverkan.public_forms.suspicion import Suspicion


class EventProposal(FormPost):
    """One proposal through the public form: the only place that knows who made it.

    What is proposed is a page, a draft until somebody decides.

    Attributes:
        page: the draft; empty once it is deleted.
        title: the title as it was proposed.
        is_suspect: whether they are enough to keep the draft out of moderation; nobody gets an
            e-mail about it then.
        submitted_at: when the draft went to moderation.
        comment: what the moderator said of the decision.
        decided_at: when it was last decided; the row is deleted some time after that.
    """

    page = models.OneToOneField(
        "events.EventPage",
        verbose_name=_("draft"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="proposal",
    )
    title = models.CharField(_("title"), max_length=120)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = PhoneNumberField(_("telephone"), blank=True)
    is_suspect = models.BooleanField(_("suspect"), default=False)
    submitted_at = models.DateTimeField(_("sent to moderation"), null=True)
    decision = models.CharField(_("decision"), max_length=9, choices=Decision, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, db_index=True)

    objects = ProposalQuerySet.as_manager()

    class Meta(FormPost.Meta):
        verbose_name = _("proposed event")
        verbose_name_plural = _("proposed events")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def reasons(self) -> list[str]:
        """What speaks for a robot, in words."""
        return [str(Suspicion(code).label) for code in self.suspicions if code in Suspicion]

    @property
    def language_name(self) -> str:
        """The language that the proposer reads, in Swedish."""
        return languages.get(self.language).swedish_name

    @property
    def standing(self) -> str:
        """How far the proposal has come, in words."""
        if self.decision:
            return self.get_decision_display()
        if self.is_suspect:
            return gettext("Looks like a robot's")
        return gettext("In moderation") if self.submitted_at else gettext("Received")
