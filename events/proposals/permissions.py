"""Who may see who has proposed an event."""

from wagtail.permission_policies import ModelPermissionPolicy

from events.models import EventProposal

VIEW = "events.view_eventproposal"

permission_policy = ModelPermissionPolicy(EventProposal)
