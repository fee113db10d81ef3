"""What a reader may ask the search."""

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 200


class SearchForm(forms.Form):
    """The question. An empty one is no mistake: then nothing has been asked yet."""

    q = forms.CharField(
        label=_("Search the site"),
        required=False,
        max_length=MAX_LENGTH,
        error_messages={
            "max_length": _("Search for at most %(limit_value)d characters, a few words are best."),
            "null_characters_not_allowed": _(
                "The question has characters that cannot be searched for."
            ),
        },
    )
