"""The frame around a page and what its head says."""

import json
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from samverkan.middleware import has_session
from samverkan.pages.base import BasePage
from samverkan.shell import frame as frames
from samverkan.shell import head as heads

register = template.Library()

JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""What could end a script element or begin a comment in it."""


@register.simple_tag(takes_context=True)
def frame(context: Context) -> frames.Frame | None:
    """The site's frame in the reader's language: ``{% frame as frame %}``."""
    return frames.for_request(context.get("request"))


@register.simple_tag(takes_context=True)
def head(context: Context) -> heads.Head:
    """What the head says: ``{% head as head %}``.

    A page speaks for itself; a part of it with an address of its own gives ``part_title``, and
    ``is_empty`` where there is nothing to read. A view that is no page gives ``title`` in its
    context, and ``indexed=True`` where search engines may keep it.
    """
    request: HttpRequest | None = context.get("request")
    page = context.get("page")
    around = frames.for_request(request)
    if isinstance(page, BasePage) and around and request:
        listing = context.get("page_obj")
        return heads.for_page(
            page,
            request,
            around,
            getattr(listing, "number", 1),
            context.get("part_title") or "",
            bool(context.get("is_empty")),
        )
    title = str(context.get("title") or getattr(page, "title", ""))
    return heads.for_view(title, around, noindex=not context.get("indexed", False))


@register.simple_tag(takes_context=True)
def current(context: Context, href: str) -> SafeString | str:
    """``aria-current`` for a link of the frame: the page itself, or the section that it is in."""
    request: HttpRequest | None = context.get("request")
    around = frames.for_request(request)
    if request is None or around is None:
        return ""
    if request.path == href:
        return format_html(' aria-current="{}"', "page")
    if href.startswith("/") and href != around.home and request.path.startswith(href):
        return format_html(' aria-current="{}"', "true")
    return ""


@register.simple_tag(takes_context=True)
def staff_bar(context: Context) -> str:
    """Wagtail's bar with a link to the editor, for those who may have logged in.

    Asking who the user is opens the session and varies the answer by cookie; so nobody asks
    where no session cookie was sent.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or not has_session(request):
        return ""
    bar: str = wagtailuserbar(context)
    return bar


@register.simple_tag
def structured_data(entry: dict[str, Any]) -> SafeString:
    """A Schema.org object as a data block, escaped so that no text can end the element."""
    text = json.dumps(entry, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
