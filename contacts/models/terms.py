"""What people are, in words that are translated once for all who have them."""

from django.utils.translation import gettext_lazy as _

from samverkan.pages.terms import Term


class Role(Term):
    """A title or a role: coordinator, head of administration."""

    class Meta(Term.Meta):
        verbose_name = _("title or role")
        verbose_name_plural = _("titles and roles")
