"""Where staff keep organisations, municipalities and counties in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from organisations.enums import OrganisationKind
from organisations.models import Municipality, Organisation, Region


def where_active(_request: Any) -> Any:
    """The municipalities that an organisation is active in."""
    return Municipality.objects.filter(activities__isnull=False).distinct()


class OrganisationFilterSet(WagtailFilterSet):
    """What staff narrow the organisations by."""

    kind = ChoiceFilter(label=_("Kind of organisation"), choices=OrganisationKind.choices)
    municipality = ModelChoiceFilter(
        field_name="activities__municipality", label=_("Municipality"), queryset=where_active
    )

    class Meta:
        model = Organisation
        fields = ["kind", "municipality"]


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "short_name", "get_kind_display", "written_number", "partner_since"]
    filterset_class = OrganisationFilterSet
    ordering = ["name"]


class MunicipalityViewSet(SnippetViewSet):
    """Municipalities."""

    model = Municipality
    icon = "site"
    menu_label = _("Municipalities")
    list_display = ["name", "code", "region"]
    list_filter = ["region"]
    ordering = ["name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Municipality]:
        """All of them, with their counties."""
        return Municipality.objects.select_related("region")


class RegionViewSet(SnippetViewSet):
    """Counties."""

    model = Region
    icon = "site"
    menu_label = _("Counties")
    list_display = ["name", "code"]
    ordering = ["code"]


class OrganisationsViewSetGroup(SnippetViewSetGroup):
    """The menu item that holds them."""

    items = (OrganisationViewSet, MunicipalityViewSet, RegionViewSet)
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 212
