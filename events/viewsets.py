"""Where the words and places of events are kept in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from events.admin.viewset import RegistrationsViewSet
from events.models import Audience, EventKind, Place
from events.proposals.listing import ProposalsViewSet


class PlaceViewSet(SnippetViewSet):
    """Saved places."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["name", "street", "town"]
    ordering = ["name"]


class EventKindViewSet(SnippetViewSet):
    """Kinds of event, in each language."""

    model = EventKind
    icon = "tag"
    menu_label = _("Kinds of event")
    list_display = ["name", "slug", "locale"]
    ordering = ["name"]


class AudienceViewSet(SnippetViewSet):
    """Audiences, in each language."""

    model = Audience
    icon = "group"
    menu_label = _("Audiences")
    list_display = ["name", "slug", "locale"]
    ordering = ["name"]


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
