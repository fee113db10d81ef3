"""Search for readers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search for readers."""

    name = "samverkan.search"
    label = "site_search"
    verbose_name = _("Search")
