"""Menus in the admin, and what it says of anything that cannot be deleted."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from samverkan.shell.deletion import keep_what_is_needed
from samverkan.shell.viewsets import MenuViewSet

register_snippet(MenuViewSet)
hooks.register("before_delete_snippet", keep_what_is_needed)
