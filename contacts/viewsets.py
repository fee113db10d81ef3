"""Where staff keep people and units in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contacts.models import Person, Unit


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


class ContactsViewSetGroup(SnippetViewSetGroup):
    """The menu item that holds both."""

    items = (PersonViewSet, UnitViewSet)
    menu_label = _("Contacts")
    menu_icon = "user"
    menu_order = 210
