"""Menus in the admin."""

from wagtail.snippets.models import register_snippet

from samverkan.shell.viewsets import MenuViewSet

register_snippet(MenuViewSet)
