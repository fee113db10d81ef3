"""What the head of a page tells search engines and those who share a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest

from samverkan import languages
from samverkan.media import renditions
from samverkan.media.models import SiteImage
from samverkan.pages.base import BasePage
from samverkan.pages.translations import (
    Placed,
    is_home,
    language_of,
    live_translations,
    page_address,
    part_of,
)
from samverkan.serve import fallback_of
from samverkan.shell.frame import Frame

SCHEMA = "https://schema.org"


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: ``<link rel="alternate" hreflang>``."""

    hreflang: str
    href: str


@dataclass(frozen=True)
class SocialImage:
    """The picture of a shared link, with its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Head:
    """The head of one page.

    Attributes:
        title: the whole ``<title>``; ``heading`` is the same without the site's name.
        canonical: absolute address of the version that counts; "" where none does.
        og_type: ``article`` for texts with a date, otherwise ``website``.
        locale: language and territory of the text as Open Graph writes them, ``sv_SE``.
        noindex: whether search engines should leave the page out.
        data: Schema.org objects for ``application/ld+json``.
    """

    title: str
    heading: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    image: SocialImage | None
    og_type: str
    locale: str
    noindex: bool
    data: list[dict[str, Any]]


def for_page(
    page: BasePage,
    request: HttpRequest,
    frame: Frame,
    page_number: int = 1,
    part_title: str = "",
    is_empty: bool = False,
) -> Head:
    """The head of a page, or of a part of it that has an address of its own.

    Args:
        page: what is shown.
        request: what is answered.
        frame: the site's.
        page_number: each page of a listing is a page of its own to search engines.
        part_title: what the part is called, such as a month of a calendar.
        is_empty: search engines leave out a part that has nothing to read.
    """
    fallback = fallback_of(request)
    code = language_of(page)
    part = part_of(page, request)
    canonical = page_address(page, request, code, absolute=True) + part
    if page_number > 1:
        canonical = f"{canonical}?page={page_number}"
    heading = page.seo_title or page.title
    if part_title:
        heading = f"{part_title} – {heading}"
    names_site = is_home(page) and frame.name in heading
    language = languages.get(code)
    image = _social_image(page.sharing_image, canonical)
    name = part_title or page.title
    data = [] if fallback else _data(page, name, frame, canonical, image, language.html_lang)
    dated = any("datePublished" in entry for entry in data)
    return Head(
        title=heading if names_site else f"{heading} – {frame.name}",
        heading=heading,
        description=page.meta_description,
        canonical=canonical,
        alternates=(
            ()
            if fallback or not language.hreflang
            else alternates(live_translations(page), request, part)
        ),
        image=image,
        og_type="article" if dated else "website",
        locale=language.og_locale,
        noindex=fallback is not None or is_empty or not page.show_in_search,
        data=data,
    )


def for_view(heading: str, frame: Frame | None, noindex: bool = True) -> Head:
    """The head of what is not a page: search results and errors."""
    name = frame.name if frame else ""
    code = languages.reader_code()
    return Head(
        title=f"{heading} – {name}" if heading and name else heading or name,
        heading=heading,
        description="",
        canonical="",
        alternates=(),
        image=None,
        og_type="website",
        locale=languages.get(code).og_locale,
        noindex=noindex,
        data=[],
    )


def alternates(
    versions: Mapping[str, Placed], request: HttpRequest | None = None, part: str = ""
) -> tuple[Alternate, ...]:
    """All languages' versions of a page, or a part of it; nothing where there is only one version.

    Swedish is also ``x-default``. Search engines know no tag for easy-read Swedish.
    """
    addresses = {
        hreflang: page_address(version, request, code, absolute=True) + part
        for code, version in versions.items()
        if (hreflang := languages.get(code).hreflang)
    }
    if len(addresses) < 2:
        return ()
    source = addresses.get(languages.SOURCE.hreflang)
    if source:
        addresses["x-default"] = source
    return tuple(Alternate(hreflang, href) for hreflang, href in addresses.items())


def _social_image(image: SiteImage | None, base: str) -> SocialImage | None:
    made = renditions.files(image, "social") if image else None
    if made is None:
        return None
    rendition = made.fallback
    return SocialImage(urljoin(base, rendition.url), rendition.width, rendition.height)


def _data(
    page: BasePage,
    name: str,
    frame: Frame,
    canonical: str,
    image: SocialImage | None,
    html_lang: str,
) -> list[dict[str, Any]]:
    """The page's own data, its breadcrumbs, and on the home page who runs the site."""
    entries = []
    publisher = _organization(frame, canonical)
    own = page.structured_data()
    if own:
        entry: dict[str, Any] = {
            "@context": SCHEMA,
            "url": canonical,
            "mainEntityOfPage": canonical,
        }
        if "name" not in own:
            text = {"headline": page.title, "inLanguage": html_lang, "publisher": publisher}
            entry |= text
        if page.meta_description:
            entry["description"] = page.meta_description
        if image:
            entry["image"] = image.url
        entries.append(entry | own)
    if page.breadcrumbs:
        entries.append(_breadcrumb_list(page, name, canonical))
    else:
        entries.append({"@context": SCHEMA} | publisher)
    return entries


def _breadcrumb_list(page: BasePage, name: str, canonical: str) -> dict[str, Any]:
    steps = [(crumb.title, urljoin(canonical, crumb.href)) for crumb in page.breadcrumbs]
    return {
        "@context": SCHEMA,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": address}
            for position, (title, address) in enumerate([*steps, (name, canonical)], start=1)
        ],
    }


def _organization(frame: Frame, base: str) -> dict[str, Any]:
    organization: dict[str, Any] = {
        "@type": "Organization",
        "name": frame.name,
        "url": urljoin(base, "/"),
    }
    if frame.logo:
        organization["logo"] = urljoin(base, frame.logo.src)
    if frame.contact.email:
        organization["email"] = frame.contact.email
    if frame.contact.phone_href:
        organization["telephone"] = frame.contact.phone_href.removeprefix("tel:")
    return organization
