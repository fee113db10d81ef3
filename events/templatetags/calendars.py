"""Addresses that calendars fetch events from."""

from typing import Any

from django import template
from wagtail.models import Page

from samverkan.pages.translations import page_address

register = template.Library()


@register.simple_tag(takes_context=True)
def subscribe_url(context: dict[str, Any], page: Page, query: str = "") -> str:
    """The address that a reader's calendar opens to subscribe to what a page tells.

    Args:
        context: the template's.
        page: an event, or a list of events.
        query: the list's filters in use, as in ``listing.query``.
    """
    code = page.locale.language_code
    address = page_address(page, context.get("request"), code, absolute=True)
    _scheme, _slashes, rest = address.partition("://")
    return f"webcal://{rest}kalender.ics{'?' if query else ''}{query}"
