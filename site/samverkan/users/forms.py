"""Logging in."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from samverkan.public_forms.attempts import LOG_IN_LIMIT, Attempt

TOO_MANY = _(
    "Too many wrong passwords. Wait a quarter of an hour and try again, "
    "or ask an administrator for a new password."
)


class ThrottledLogInForm(AuthenticationForm):
    """Stops looking at passwords for an account after many wrong ones from one network.

    Accounts that do not exist are counted alike, so that the message tells nothing about them.
    """

    def clean(self) -> dict[str, Any]:
        """Count the try, and take it back if the password is right.

        Raises:
            ValidationError: the password is wrong, or is one too many to be looked at.
        """
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        if self.request is None:
            return super().clean()
        attempt = Attempt.begin(self.request, "log-in", str(name).casefold(), LOG_IN_LIMIT)
        if attempt.is_one_too_many:
            raise ValidationError(TOO_MANY, code="too_many")
        data = super().clean()
        attempt.succeed()
        return data


class AdminLogInForm(ThrottledLogInForm, LoginForm):
    """The same in the admin."""
