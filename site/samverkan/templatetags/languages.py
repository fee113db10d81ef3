"""Addresses and language marks as the reader's language wants them."""

from django import template
from django.template.context import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from samverkan import languages

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: Context, page: Page) -> str:
    """The page's address in the reader's language; the same page when it is not translated."""
    return page.get_url(request=context.get("request")) or ""


@register.simple_tag
def lang_attrs(code: str) -> SafeString | str:
    """``lang`` and ``dir`` for a fragment, or nothing where the page itself has the language.

    WCAG 2.2 SC 3.1.2.
    """
    if code == translation.get_language():
        return ""
    language = languages.get(code)
    return format_html(' lang="{}" dir="{}"', language.html_lang, language.direction)
