"""Where editors keep topics and other terms in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from samverkan.pages.models import Topic


class TermViewSet(SnippetViewSet):
    """Terms of one kind, in each language. Rooms say which."""

    icon = "tag"
    list_display = ["name", "slug", "locale"]
    ordering = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All of them, with the languages that the list tells."""
        terms: QuerySet[Any] = self.model._default_manager.select_related("locale")
        return terms


class TopicViewSet(TermViewSet):
    """Topics, in each language."""

    model = Topic
    menu_label = _("Topics")
    menu_order = 215
    add_to_admin_menu = True
