"""A page's body, and what the templates of its blocks share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page
from wagtail.rich_text import RichText, extract_references_from_rich_text

from samverkan.blocks import rich_text as rendering
from samverkan.blocks import shelf
from samverkan.blocks.targets import Targets, collect, references, shelf_of
from samverkan.templatetags.languages import page_url

register = template.Library()

SECTION = '<section class="section"><div class="container">{}</div></section>'
STATE = "stream_state"
"""Where a template's context holds the state of the stream that it stands in."""


@dataclass
class State:
    """What the blocks of one body share while they are rendered.

    Attributes:
        targets: what all of them link to.
        level: of the latest heading so far; 1 is the page's title.
    """

    targets: Targets
    level: int = 1


@dataclass(frozen=True)
class Link:
    """A link as its template needs it."""

    href: str
    text: str
    description: str = ""


@register.simple_tag(takes_context=True)
def stream(context: Context, value: StreamValue, as_sections: bool = False) -> SafeString:
    """A page's body. Everything that its blocks link to is fetched together.

    Its headings are in order: the page's title is the h1, blocks have h2 and what is in them h3,
    and a text that skips a level is moved up. On the home page each block is a section as wide as
    the page (``as_sections``).
    """
    stored = list(shelf.leaves(value.stream_block, value.raw_data))
    state = State(collect(references(stored)))
    shared: dict[Any, Any] = {**context.flatten(), STATE: state}
    parts = []
    with shelf.filled(shelf_of(stored, state.targets)):
        for child in value:
            html = child.render(context=shared)
            state.level = rendering.latest_level(html, before=state.level)
            parts.append(SECTION.format(html) if as_sections else html)
    return SafeString("\n".join(parts))


@register.simple_tag(takes_context=True)
def rich_text(context: Context, value: RichText) -> SafeString:
    """Rich text inside a block."""
    targets = targets_for(context, extract_references_from_rich_text(value.source))
    return rendering.render(value, targets, lambda page: page_url(context, page))


@register.simple_tag(takes_context=True)
def running_text(context: Context, value: RichText) -> SafeString:
    """Rich text with headings, which follow on the latest heading of the page."""
    state = state_of(context)
    html = rendering.in_order(rich_text(context, value), state.level if state else 1)
    return SafeString(html)


@register.simple_tag(takes_context=True)
def links(context: Context, values: Iterable[StructValue]) -> list[Link]:
    """The links of a list that lead somewhere; one to an unpublished page is left out."""
    resolved = [link(context, value) for value in values]
    return [each for each in resolved if each]


@register.simple_tag(takes_context=True)
def link(context: Context, value: StructValue) -> Link | None:
    """A link with its address and text; None where it leads nowhere."""
    chosen, url = value.get("page"), value.get("url")
    href, title = url, url
    if chosen:
        page = targets_for(context, [(Page, str(chosen.pk), "", "")]).page(chosen.pk)
        href, title = (page_url(context, page), page.title) if page else ("", "")
    if not href:
        return None
    return Link(href, value.get("text") or title, value.get("description", ""))


def targets_for(context: Context, own: Iterable[Any]) -> Targets:
    """What the whole stream refers to, or a block's own references outside of a stream."""
    state = state_of(context)
    return state.targets if state else collect(own)


def state_of(context: Context) -> State | None:
    """The state of the stream that a template stands in; None outside of one."""
    state: State | None = context.get(STATE)
    return state
