"""Where editors arrange menus in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from samverkan.shell.models import Menu


class MenuViewSet(SnippetViewSet):
    """The main menu and the footer, one for each site and language."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["site", "locale"]
