"""Addresses, language marks and the language switcher, as the reader's language wants them."""

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samverkan import languages
from samverkan.pages import language_links as links
from samverkan.pages.translations import Placed, page_address
from samverkan.serve import fallback_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_url(context: Context, page: Placed) -> str:
    """The page's address in the reader's frame, whether it is translated or not; no query."""
    return page_address(page, context.get("request"))


@register.simple_tag
def lang_attrs(code: str) -> SafeString | str:
    """``lang`` and ``dir`` for a fragment, or nothing where the surroundings have the language.

    WCAG 2.2 SC 3.1.2.
    """
    if code == translation.get_language():
        return ""
    language = languages.get(code)
    return format_html(' lang="{}" dir="{}"', language.html_lang, language.direction)


@register.simple_tag
def html_attrs() -> SafeString:
    """``lang`` and ``dir`` of the whole document: those of the reader's frame."""
    language = languages.get(languages.reader_code())
    return format_html(' lang="{}" dir="{}"', language.html_lang, language.direction)


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[links.LanguageLink]:
    """The language switcher of the page, or of the view that has no page."""
    request = context.get("request")
    return links.language_links(request, context.get("page")) if request else []


@register.simple_tag(takes_context=True)
def language_notice(context: Context) -> links.LanguageNotice | None:
    """What to tell the reader about the page's language; see ``LanguageNotice``."""
    request = context.get("request")
    return links.language_notice(request, context.get("page")) if request else None


class BodyLanguageNode(template.Node):
    """Content that is in Swedish, and marked so, when the page is not translated."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The content, in the language that its text is in."""
        request: HttpRequest | None = context.get("request")
        if fallback_of(request) is None:
            return self.nodelist.render(context)
        attributes = lang_attrs(languages.SOURCE.code)
        with translation.override(languages.SOURCE.code):
            body = self.nodelist.render(context)
        return format_html("<div{}>{}</div>", attributes, body)


@register.tag
def body_language(parser: Parser, token: Token) -> BodyLanguageNode:
    """``{% body_language %}…{% endbody_language %}`` around all that belongs to the page."""
    nodelist = parser.parse(("endbody_language",))
    parser.delete_first_token()
    return BodyLanguageNode(nodelist)
