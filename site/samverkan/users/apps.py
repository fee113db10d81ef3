"""The people who work in the admin, and their roles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    """The people who work in the admin, and their roles."""

    name = "samverkan.users"
    label = "users"
    verbose_name = _("Staff")
