"""What residents answer, where it goes and what staff do with it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from feedback.enums import Answer, Box, ContactWish, EventKind, State
from feedback.queries import SubmissionQuerySet
from samverkan.public_forms.models import FormPost
from samverkan.references import new_reference


class Submission(FormPost):
    """One answer to the question at the end of a page. No IP address, no cookie.

    Attributes:
        reference: what the resident can quote.
        text: what the resident was looking for, up to 4,000 characters, in any script.
        page: the page as it is now; empty for search results and missing pages, or once deleted.
        page_title: the page's title when the answer was given.
        page_kind: page model label (``news.newspage``), ``search``, ``not_found`` or ``other``.
        revision: the revision of the page that was shown.
        address: path and query of the page, as the resident saw it.
        team: the unit that it was routed to.
        outcome: what was done, when the state is done.
        detailed_at: when the resident added text and contact wish; empty for a bare yes or no.
    """

    reference = models.CharField(
        _("reference number"), max_length=9, unique=True, default=new_reference, editable=False
    )
    answer = models.CharField(_("answer"), max_length=3, choices=Answer)
    text = models.TextField(_("text"), max_length=4000, blank=True)
    contact_wish = models.CharField(
        _("wants to be contacted"), max_length=5, choices=ContactWish, blank=True
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = PhoneNumberField(_("telephone"), blank=True)

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="feedback",
    )
    page_title = models.CharField(_("title of the page"), max_length=255, blank=True)
    page_kind = models.CharField(_("kind of page"), max_length=100)
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version of the page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=2048)

    box = models.CharField(_("box"), max_length=7, choices=Box, default=Box.INBOX)
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.NEW)
    team = models.ForeignKey(
        "contacts.Unit",
        verbose_name=_("team"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="feedback",
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handler"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="feedback",
    )
    outcome = models.TextField(_("what was done"), blank=True)

    detailed_at = models.DateTimeField(_("details added"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta(FormPost.Meta):
        verbose_name = _("piece of feedback")
        verbose_name_plural = _("pieces of feedback")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["box", "state", "-created_at"], name="feedback_inbox"),
            models.Index(fields=["page", "answer"], name="feedback_page"),
        ]
        permissions = [
            ("handle_submission", _("Can handle feedback of own teams")),
            ("handle_all_submissions", _("Can handle all feedback")),
            ("export_submissions", _("Can download feedback as a table")),
        ]

    def __str__(self) -> str:
        return self.reference


class Event(models.Model):
    """One line of a submission's history.

    Attributes:
        user: who did it; empty for the resident and for the system.
        note: the note, the outcome, or the name of whoever was assigned.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=15, choices=EventKind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"


RULE_EXISTS = _("There is already a rule for this section and language.")


class RoutingRule(models.Model):
    """Overrides where feedback goes, for a section of the site, a language, or both.

    The rule with the deepest section wins; among equals, the one that names a language.
    """

    section = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The page and everything below it. Empty means the whole site."),
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, choices=settings.LANGUAGES
    )
    unit = models.ForeignKey(
        "contacts.Unit", verbose_name=_("send to"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("section"), FieldPanel("language"), FieldPanel("unit")]

    class Meta:
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "language"],
                name="routing_rule_unique_in_section",
                violation_error_message=RULE_EXISTS,
            ),
            models.UniqueConstraint(
                fields=["language"],
                condition=models.Q(section=None),
                name="routing_rule_unique_on_site",
                violation_error_message=RULE_EXISTS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section or '*'} · {self.language or '*'} → {self.unit}"


@register_setting(icon="mail")
class FeedbackSettings(BaseSiteSetting):
    """How the site handles feedback.

    Attributes:
        mailbox: where feedback goes when no page, ancestor or rule says otherwise.
        answer_days: working days within which residents are promised an answer.
    """

    mailbox = models.EmailField(_("feedback mailbox"), blank=True)
    answer_days = models.PositiveSmallIntegerField(_("promised answer (working days)"), default=5)

    panels = [FieldPanel("mailbox"), FieldPanel("answer_days")]

    class Meta:
        verbose_name = _("Feedback")
