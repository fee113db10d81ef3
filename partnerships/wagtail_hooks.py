"""Partnerships in the admin."""

from wagtail.snippets.models import register_snippet

from partnerships import hooks as history_hooks
from partnerships.corrections import hooks as corrections_hooks
from partnerships.importing import hooks as importing_hooks
from partnerships.viewsets import PartnershipsGroup

__all__ = ["corrections_hooks", "history_hooks", "importing_hooks"]

register_snippet(PartnershipsGroup)
