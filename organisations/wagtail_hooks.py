"""The room's menu in the admin."""

from wagtail.snippets.models import register_snippet

from organisations.viewsets import OrganisationsViewSetGroup

register_snippet(OrganisationsViewSetGroup)
