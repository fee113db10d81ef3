"""What a reader needs to know about a page's languages: the switcher and the notices."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix
from wagtail.models import Page

from samverkan import languages
from samverkan.languages import Language
from samverkan.locales import public_languages
from samverkan.pages.translations import live_translations, page_address, part_of
from samverkan.serve import fallback_of

EASY_READ = "sv-simple"


@dataclass(frozen=True)
class LanguageLink:
    """One language in the switcher.

    Attributes:
        language: code, own name, ``html_lang`` and ``direction``.
        href: the page in that language, or the Swedish page in that language's frame.
        current: whether it is the language being read.
        translated: whether the link leads to a text in the language.
    """

    language: Language
    href: str
    current: bool
    translated: bool


@dataclass(frozen=True)
class LanguageNotice:
    """What the reader is told above a page's text.

    Attributes:
        kind: "untranslated" for the Swedish text in another frame, "no-easy-read" for the same in
            the easy-read frame, "easy-read" and "has-easy-read" for the two that link each other.
        links: other versions of the page that exist.
    """

    kind: str
    links: tuple[LanguageLink, ...]


def reader_path(request: HttpRequest) -> str:
    """The address being read, below the language's prefix."""
    prefix = languages.get(languages.reader_code()).prefix
    return request.path.removeprefix(f"{get_script_prefix()}{prefix}")


def page_links(request: HttpRequest, page: Page) -> list[LanguageLink]:
    """The switcher on a page: its translations, and its Swedish text in the other frames."""
    reader = languages.reader_code()
    versions = live_translations(page)
    part = part_of(page, request)
    source = versions.get(languages.SOURCE.code)
    if source is None and (reader == languages.SOURCE.code or fallback_of(request)):
        source = page
    links = []
    for language in public_languages():
        version = versions.get(language.code)
        current = language.code == reader
        if language.code == EASY_READ and version is None and not current:
            continue
        if current:
            href = request.path
        elif version is not None:
            href = page_address(version, request, language.code) + part
        elif source is not None:
            href = page_address(source, request, language.code) + part
        else:
            href = f"{get_script_prefix()}{language.prefix}"
        links.append(LanguageLink(language, href, current, version is not None))
    return links


def view_links(request: HttpRequest) -> list[LanguageLink]:
    """The switcher on what is no page: the same view in the other frames, or their home pages.

    A view such as the search has one address in every language; an address that leads nowhere
    leads nowhere in the others either.
    """
    reader = languages.reader_code()
    match = request.resolver_match
    path = reader_path(request) if match and match.url_name != "wagtail_serve" else ""
    return [
        LanguageLink(
            language,
            f"{get_script_prefix()}{language.prefix}{path}",
            language.code == reader,
            True,
        )
        for language in public_languages()
        if language.code != EASY_READ or language.code == reader
    ]


def language_links(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """The language switcher for a page, or for a view when there is no page."""
    if page is not None and page.pk:
        return page_links(request, page)
    return view_links(request)


def language_notice(request: HttpRequest, page: Page | None) -> LanguageNotice | None:
    """What to tell about the page's language, if there is anything to tell."""
    if page is None or not page.pk:
        return None
    others = {link.language.code: link for link in page_links(request, page) if link.translated}
    reader = languages.reader_code()
    current = others.pop(reader, None)
    if fallback_of(request):
        kind = "no-easy-read" if reader == EASY_READ else "untranslated"
        return LanguageNotice(kind, tuple(others.values()))
    if current and reader == EASY_READ and languages.SOURCE.code in others:
        return LanguageNotice("easy-read", (others[languages.SOURCE.code],))
    if reader == languages.SOURCE.code and EASY_READ in others:
        return LanguageNotice("has-easy-read", (others[EASY_READ],))
    return None
