"""Where staff keep people and units in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contacts.models import Person, Role, Unit


class PersonViewSet(SnippetViewSet):
    """Contact persons."""

    model = Person
    icon = "user"
    menu_label = _("Contact persons")
    list_display = ["name", "role", "email"]


class UnitViewSet(SnippetViewSet):
    """Units."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = ["name", "parent", "email"]


class RoleViewSet(SnippetViewSet):
    """Titles and roles, in each language."""

    model = Role
    icon = "tag"
    menu_label = _("Titles and roles")
    list_display = ["name", "slug", "locale"]
    ordering = ["name"]


class ContactsViewSetGroup(SnippetViewSetGroup):
    """What the room keeps, under one heading in the menu."""

    items = (PersonViewSet, UnitViewSet, RoleViewSet)
    menu_label = _("Contacts")
    menu_icon = "user"
    menu_order = 210
