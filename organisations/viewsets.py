"""Where staff keep organisations, municipalities and counties in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from organisations.models import Municipality, Organisation, Region


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "short_name", "kind", "partner_since"]
    list_filter = ["kind", "activities__municipality"]
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
