"""Where staff keep people, units and titles in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contacts.admin.columns import status_of, units_of
from contacts.admin.deletion import PersonDeleteView
from contacts.models import Person, Role, Unit
from samverkan.pages.viewsets import TermViewSet


class PersonViewSet(SnippetViewSet):
    """Contact persons."""

    model = Person
    icon = "user"
    menu_label = _("Contact persons")
    list_display = [
        "name",
        Column("role", label=_("Title or role"), accessor="role"),
        "email",
        Column("units", label=_("Units"), accessor=units_of),
        Column("status", label=_("Status"), accessor=status_of),
    ]
    list_filter = {"memberships__unit": ["exact"], "is_public": ["exact"]}
    delete_view_class = PersonDeleteView
    delete_template_name = "contacts/admin/confirm_delete.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Everybody, with what the list shows."""
        people = Person.objects.select_related("role").order_by("name")
        return people.prefetch_related("memberships__unit", "absences")


class UnitViewSet(SnippetViewSet):
    """Units."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = ["name", "parent", "email"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        """All of them, with those that they are a part of."""
        return Unit.objects.select_related("parent").order_by("name")


class RoleViewSet(TermViewSet):
    """Titles and roles, in each language."""

    model = Role
    menu_label = _("Titles and roles")


class ContactsViewSetGroup(SnippetViewSetGroup):
    """What the room keeps, under one heading in the menu."""

    items = (PersonViewSet, UnitViewSet, RoleViewSet)
    menu_label = _("Contacts")
    menu_icon = "user"
    menu_order = 210
