"""What editors sort events by, besides topics."""

from django.utils.translation import gettext_lazy as _

from samverkan.pages.terms import Term


class EventKind(Term):
    """What sort of event it is: a seminar, a course, an open house."""

    class Meta(Term.Meta):
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of event")


class Audience(Term):
    """Whom an event is for."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
