"""RSS 2.0 and Atom of a listing, with each item's whole text."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin
from uuid import uuid5

from bs4 import BeautifulSoup
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page

from samverkan import languages
from samverkan.pages.translations import page_address

if TYPE_CHECKING:
    from samverkan.pages.listing import ListingPage
    from samverkan.pages.terms import ShownTerm

FeedKind = Literal["rss", "atom"]

ITEMS = 20
"""How many items a feed carries; a reader that asks daily misses none."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 §2.2 does not allow."""

_ADDRESSES = ("href", "src", "poster")
_NOT_IN_FEEDS = ("script", "style", "form", "button", "input", "dialog", "svg", "template")


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text in ``content:encoded`` (RSS Content Module 1.0)."""

    def rss_attributes(self) -> dict[str, str]:
        """Name spaces of the root element."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """The item's elements, and its whole text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class FullTextAtom(Atom1Feed):
    """Atom with the whole text in ``content`` (RFC 4287 §4.1.3)."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """The entry's elements, and its whole text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


FEED_KINDS: dict[FeedKind, type[Rss201rev2Feed | Atom1Feed]] = {
    "rss": FullTextRss,
    "atom": FullTextAtom,
}

MEDIA_TYPES: dict[FeedKind, str] = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
FEED_FILES = {f"flode.{kind}": media_type for kind, media_type in MEDIA_TYPES.items()}
"""The feeds of a list by their addresses below it."""
NAMES: dict[FeedKind, str] = {"rss": "RSS", "atom": "Atom"}


def plain(text: str) -> str:
    """The text without the control characters that would break an XML document."""
    return _NOT_IN_XML.sub("", text)


def absolute(html: str, base: str) -> str:
    """The HTML with whole addresses, and without what only works on the page itself."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_NOT_IN_FEEDS):
        element.decompose()
    for name in _ADDRESSES:
        for element in soup.select(f"[{name}]"):
            element[name] = urljoin(base, str(element[name]))
    for element in soup.select("[srcset]"):
        sources = (source.split() for source in str(element["srcset"]).split(",") if source.strip())
        element["srcset"] = ", ".join(
            " ".join([urljoin(base, url), *size]) for url, *size in sources
        )
    return plain(str(soup)).strip()


def item_id(page: Page) -> str:
    """What names an item for ever: the same after a move, another one for each language."""
    return uuid5(page.translation_key, page.locale.language_code).urn


class ListingFeed(Feed):
    """A listing, or what it has on one topic, as RSS or Atom."""

    def __init__(self, listing: ListingPage, kind: FeedKind, topic: ShownTerm | None) -> None:
        self.listing = listing
        self.topic = topic
        self.kind = kind
        self.feed_type: type[SyndicationFeed] = FEED_KINDS[kind]
        self.language = languages.get(listing.locale.language_code).html_lang

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        """The request, which whole addresses are made from."""
        self.request = request
        return request

    def title(self, request: HttpRequest) -> str:
        name = plain(self.listing.title)
        return f"{name}: {plain(self.topic.name)}" if self.topic else name

    def link(self, request: HttpRequest) -> str:
        address = page_address(self.listing, request, self.listing.locale.language_code)
        return f"{address}?topic={self.topic.slug}" if self.topic else address

    def description(self, request: HttpRequest) -> str:
        text = self.listing.lead or self.listing.search_description
        return plain(text) or _("The latest from %(listing)s.") % {"listing": self.title(request)}

    subtitle = description

    def items(self, request: HttpRequest) -> list[Page]:
        items = list(self.listing.get_feed_items(self.topic)[:ITEMS])
        self.listing.prepare_feed(items)
        return items

    def item_title(self, item: Page) -> str:
        return plain(self.listing.get_feed_title(item))

    def item_description(self, item: Page) -> str:
        return plain(self.listing.get_feed_summary(item))

    def item_link(self, item: Page) -> str:
        return page_address(item, self.request, item.locale.language_code)

    def item_guid(self, item: Page) -> str:
        return item_id(item)

    item_guid_is_permalink = False

    def item_pubdate(self, item: Page) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: Page) -> datetime | None:
        return item.last_published_at or item.first_published_at

    def item_categories(self, item: Page) -> list[str]:
        return [plain(topic.name) for topic in getattr(item, "shown_topics", [])]

    def item_extra_kwargs(self, item: Page) -> dict[str, Any]:
        """The item's whole text, with addresses that work in a feed reader."""
        base = self.request.build_absolute_uri(self.item_link(item))
        return {"content": absolute(self.listing.get_feed_html(item, self.request), base)}
