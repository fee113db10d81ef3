"""Where editors keep topics in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from samverkan.pages.models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics, in each language."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 215
    add_to_admin_menu = True
    list_display = ["name", "slug", "locale"]
    ordering = ["name"]
