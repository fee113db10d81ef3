"""The frame around every page: plain data, kept for each site and language.

A warm frame costs no query. Whatever it is built from is forgotten when it changes (see
``samverkan.published``), so that a change shows at once.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from samverkan import languages, published
from samverkan.sites import site_for


@dataclass(frozen=True)
class Link:
    """A link of the frame.

    Attributes:
        lang: language code of the text; mark the link with it by ``lang_attrs``.
    """

    text: str
    href: str
    lang: str


@dataclass(frozen=True)
class MenuItem(Link):
    """A link of the main menu, with those below it."""

    children: tuple[Link, ...] = ()


@dataclass(frozen=True)
class FooterColumn:
    """A column of links at the foot of the page."""

    heading: str
    lang: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Logo:
    """A logo's file. It is twice as large as it should show, in CSS pixels."""

    src: str
    width: int
    height: int


@dataclass(frozen=True)
class Contact:
    """How to reach whoever runs the site.

    Attributes:
        phone: national format, as people read it; ``phone_href`` is the ``tel:`` address.
        page: the page that tells all ways, when there is one.
    """

    phone: str = ""
    phone_href: str = ""
    email: str = ""
    page: Link | None = None


@dataclass(frozen=True)
class Banner:
    """An emergency message, which shows between two times.

    Attributes:
        level: ``information`` or ``crisis``.
        lang: language code of the message, Swedish where there is none in the reader's.
        link: where to read more, when there is such a place.
    """

    level: str
    heading: str
    text: str
    lang: str
    link: Link | None
    starts_at: datetime | None
    ends_at: datetime | None

    def is_active(self, now: datetime) -> bool:
        """Whether readers see the banner at the given time."""
        return (self.starts_at is None or self.starts_at <= now) and (
            self.ends_at is None or now < self.ends_at
        )


@dataclass(frozen=True)
class Frame:
    """Everything around a page that does not depend on the page.

    Attributes:
        home: address of the home page in the frame's language.
        accent: a value of ``models.Accent``, for ``data-accent`` on the root element.
        stored_banner: the emergency banner whether it shows now or not; templates use ``banner``.
        languages: the languages that the site is published in, in the order of the one list.
    """

    site_id: int
    language: str
    name: str
    home: str
    logo: Logo | None
    logo_dark: Logo | None
    accent: str
    menu: tuple[MenuItem, ...]
    footer_columns: tuple[FooterColumn, ...]
    contact: Contact
    accessibility_page: Link | None
    stored_banner: Banner | None
    languages: tuple[languages.Language, ...]

    @property
    def banner(self) -> Banner | None:
        """The emergency banner while it is active. Its end needs no query."""
        if self.stored_banner and self.stored_banner.is_active(timezone.now()):
            return self.stored_banner
        return None


def for_request(request: HttpRequest | None) -> Frame | None:
    """The frame for a request's site and language; None where there is no site at all.

    It is looked up once for each request, whatever asks for it.
    """
    code = languages.reader_code()
    if request is None:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        return get_frame(site, code) if site else None
    known: dict[str, Frame | None] = request.__dict__.setdefault("_samverkan_frames", {})
    if code not in known:
        site = site_for(request)
        known[code] = get_frame(site, code) if site else None
    return known[code]


def get_frame(site: Site, code: str) -> Frame:
    """The frame of a site in a language, kept or else built anew."""
    from samverkan.shell import frame_builder

    return published.kept(("frame", site.pk, code), lambda: frame_builder.build(site, code))
