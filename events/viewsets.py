"""Where the words and places of events are kept in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from events.admin.viewset import RegistrationsViewSet
from events.models import Audience, EventKind, Place
from events.proposals.listing import ProposalsViewSet
from samverkan.pages.viewsets import TermViewSet


class PlaceViewSet(SnippetViewSet):
    """Saved places."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["name", "street", "town"]
    ordering = ["name"]


class EventKindViewSet(TermViewSet):
    """Kinds of event, in each language."""

    model = EventKind
    menu_label = _("Kinds of event")


class AudienceViewSet(TermViewSet):
    """Audiences, in each language."""

    model = Audience
    icon = "group"
    menu_label = _("Audiences")


class EventsGroup(SnippetViewSetGroup):
    """What the room keeps, under one heading in the menu."""

    menu_label = _("Events")
    menu_icon = "calendar"
    menu_order = 225
    items = (
        RegistrationsViewSet,
        ProposalsViewSet,
        PlaceViewSet,
        EventKindViewSet,
        AudienceViewSet,
    )
