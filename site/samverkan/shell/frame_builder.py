"""Builds a frame from what editors have arranged, in a number of queries that never grows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page, Site

from samverkan import languages
from samverkan.media import renditions
from samverkan.media.models import SiteImage
from samverkan.pages.translations import open_pages, page_address
from samverkan.shell.frame import Banner, Contact, FooterColumn, Frame, Link, Logo, MenuItem
from samverkan.shell.models import BannerLevel, EmergencyBanner, Menu, SiteSettings


def build(site: Site, code: str) -> Frame:
    """The frame of a site in a language, straight from the database."""
    settings = SiteSettings.objects.filter(site=site).select_related(
        "logo", "logo_dark"
    ).first() or SiteSettings(site=site)
    menu = _menu(site, code)
    wanted = {settings.contact_page_id, settings.accessibility_page_id, site.root_page_id}
    if menu:
        wanted |= set(_page_ids(menu.main)) | set(_page_ids(menu.columns))
    pages = PageLinks.load(code, wanted)
    home = pages.link(site.root_page_id)
    return Frame(
        site_id=site.pk,
        language=code,
        name=settings.name,
        home=home.href if home else "/",
        logo=_logo(settings.logo),
        logo_dark=_logo(settings.logo_dark),
        accent=settings.accent,
        menu=_main_menu(menu, pages) if menu else _menu_from_pages(site, code),
        footer_columns=_footer(menu, pages) if menu else (),
        contact=_contact(settings, pages),
        accessibility_page=pages.link(settings.accessibility_page_id),
        stored_banner=_banner(site, code),
        languages=_languages(),
    )


@dataclass
class PageLinks:
    """Links to pages by key, each to its live translation where there is one.

    Attributes:
        code: the language that is wanted.
        by_id: the page to link to, for the key of the page that an editor chose. A page that is
            not published, or that not everyone may see, is missing.
    """

    code: str
    by_id: dict[int, Page]

    @classmethod
    def load(cls, code: str, page_ids: Iterable[int | None]) -> "PageLinks":
        """Find the pages in a number of queries that does not depend on how many they are."""
        keys = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
        candidates = open_pages().filter(translation_key__in=keys.values()).select_related("locale")
        by_key: dict[Any, dict[str, Page]] = {}
        for page in candidates:
            by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
        by_id = {}
        for page_id, key in keys.items():
            versions = by_key.get(key, {})
            page = versions.get(code) or versions.get(languages.SOURCE.code)
            if page:
                by_id[page_id] = page
        return cls(code, by_id)

    def link(self, page_id: int | None, text: str = "", text_lang: str = "") -> Link | None:
        """A link to a page; None where readers cannot reach it.

        Args:
            page_id: the page that the editor chose, in whatever language.
            text: what the editor calls the link, when not by the page's title.
            text_lang: the language of that text. It is used when the reader's language is the
                same, or when the page has no title in the reader's language either.
        """
        page = self.by_id.get(page_id) if page_id else None
        href = page_address(page, code=self.code) if page else ""
        if page is None or not href:
            return None
        if text and (text_lang == self.code or page.locale.language_code != self.code):
            return Link(text, href, text_lang)
        return Link(page.title, href, page.locale.language_code)


def _menu(site: Site, code: str) -> Menu | None:
    """The site's menu in the language, else the Swedish one."""
    menus = Menu.objects.filter(
        site=site, locale__language_code__in=[code, languages.SOURCE.code]
    ).select_related("locale")
    by_code = {menu.locale.language_code: menu for menu in menus}
    return by_code.get(code) or by_code.get(languages.SOURCE.code)


def _page_ids(stream: Any) -> Iterable[int]:
    """Keys of all pages in a stored stream, read from its raw data so as to fetch none."""
    return _collect_pages(list(stream.raw_data))


def _collect_pages(value: Any) -> Iterable[int]:
    if isinstance(value, dict):
        page_id = value.get("page")
        if isinstance(page_id, int):
            yield page_id
        children: Iterable[Any] = value.values()
    else:
        children = value
    for child in children:
        if isinstance(child, dict | list):
            yield from _collect_pages(child)


def _main_menu(menu: Menu, pages: PageLinks) -> tuple[MenuItem, ...]:
    lang = menu.locale.language_code
    items = []
    for block in menu.main.raw_data:
        link = _link(block, pages, lang)
        if link:
            children = _links(block["value"].get("links", []), pages, lang)
            items.append(MenuItem(link.text, link.href, link.lang, children))
    return tuple(items)


def _footer(menu: Menu, pages: PageLinks) -> tuple[FooterColumn, ...]:
    lang = menu.locale.language_code
    return tuple(
        FooterColumn(block["value"]["heading"], lang, _links(block["value"]["links"], pages, lang))
        for block in menu.columns.raw_data
    )


def _links(blocks: Iterable[dict[str, Any]], pages: PageLinks, lang: str) -> tuple[Link, ...]:
    return tuple(link for block in blocks if (link := _link(block, pages, lang)))


def _link(block: dict[str, Any], pages: PageLinks, lang: str) -> Link | None:
    value = block["value"]
    if block["type"] == "page":
        return pages.link(value["page"], value.get("text", ""), lang)
    return Link(value["text"], value["url"], lang)


def _menu_from_pages(site: Site, code: str) -> tuple[MenuItem, ...]:
    """What a site shows before anybody has arranged a menu: the sections that show in menus."""
    sections = open_pages().child_of(site.root_page).in_menu()
    pages = PageLinks.load(code, list(sections.values_list("pk", flat=True)))
    links = [link for page_id in pages.by_id if (link := pages.link(page_id))]
    return tuple(MenuItem(link.text, link.href, link.lang) for link in links)


def _logo(image: SiteImage | None) -> Logo | None:
    made = renditions.files(image, "logo") if image else None
    if made is None:
        return None
    return Logo(made.fallback.url, made.fallback.width, made.fallback.height)


def _contact(settings: SiteSettings, pages: PageLinks) -> Contact:
    phone = settings.contact_phone
    return Contact(
        phone=phone.as_national if phone else "",
        phone_href=phone.as_rfc3966 if phone else "",
        email=settings.contact_email,
        page=pages.link(settings.contact_page_id),
    )


def _banner(site: Site, code: str) -> Banner | None:
    banner = EmergencyBanner.objects.filter(site=site).first()
    if banner is None or banner.level == BannerLevel.OFF:
        return None
    messages = {block["value"]["language"]: block["value"] for block in banner.messages.raw_data}
    lang = code if code in messages else languages.SOURCE.code
    message = messages.get(lang)
    if message is None:
        return None
    url = message.get("url", "")
    return Banner(
        level=banner.level,
        heading=message["heading"],
        text=message.get("text", ""),
        lang=lang,
        link=Link(message.get("link_text", ""), url, lang) if url else None,
        starts_at=banner.starts_at,
        ends_at=banner.ends_at,
    )


def _languages() -> tuple[languages.Language, ...]:
    published = set(Locale.objects.values_list("language_code", flat=True))
    return tuple(language for language in languages.LANGUAGES if language.code in published)
