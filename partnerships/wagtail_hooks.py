"""Partnerships in the admin."""

from wagtail.snippets.models import register_snippet

from partnerships.viewsets import PartnershipsGroup

register_snippet(PartnershipsGroup)
