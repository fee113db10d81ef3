"""In each language, nothing of the frame is left in Swedish or English."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Locale

from samverkan import catalogues
from tests.factories import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory
from tests.feedback.conftest import OWN, old_stamp

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "use", "path"}
SPOKEN = {"alt", "aria-label", "placeholder", "title"}
IDENTIFIER = re.compile(r"@|^[0-9A-Z]{4}-[0-9A-Z]{4}$")
"""Addresses and reference numbers are the same in every language."""

NAMES = {"Samverkan", "RSS", "Atom", "zzz", "abc"}
PATHS = [
    "",
    "sida/",
    "nyheter/",
    "nyheter/?q=zzz",
    "nyheter/?year=abc&page=99",
    "nyheter/artikel/",
    "sok/",
    "sok/?q=zzz",
    "finns-inte/",
]


class Frame(HTMLParser):
    """Collects what is read or spoken where no other language is marked than the page's own."""

    def __init__(self, html_lang: str) -> None:
        super().__init__()
        self.html_lang = html_lang
        self.open: list[tuple[str, str]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        lang = attributes.get("lang") or (self.open[-1][1] if self.open else "")
        if lang == self.html_lang:
            self.texts += [attributes[name] or "" for name in SPOKEN & attributes.keys()]
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in [name for name, _lang in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        tag, lang = self.open[-1] if self.open else ("", "")
        if lang == self.html_lang and tag not in ("script", "style"):
            self.texts.append(data)


def frame_texts(html: str, html_lang: str) -> list[str]:
    frame = Frame(html_lang)
    frame.feed(html)
    return [text for raw in frame.texts if (text := " ".join(raw.split()))]


def has_latin_words(text: str) -> bool:
    return bool(set(re.findall(r"[A-Za-zÅÄÖåäö]{2,}", text)) - NAMES)


def texts_of(code: str) -> dict[str, str]:
    """English text to the text of a language, those without placeholders."""
    path = catalogues.catalogue_path(Path(settings.LOCALE_PATHS[0]), code)
    return {
        english: message.string
        for (_context, english), message in catalogues.messages(catalogues.read(path, code)).items()
        if isinstance(message.string, str) and "%" not in english
    }


@pytest.fixture
def site(home, locales):
    """Each kind of page, in Swedish and in the other languages, with texts of no language."""
    home.lead = "…"
    home.save()
    index = NewsIndexPageFactory(parent=home, locale=home.locale, lead="…")
    pages = [
        index,
        StandardPageFactory(parent=home, locale=home.locale, slug="sida", lead="…"),
        NewsPageFactory(parent=index, locale=home.locale, slug="artikel", lead="…"),
    ]
    for code in ("en", "ar", "fi"):
        locale = Locale.objects.get_or_create(language_code=code)[0]
        for page in (home, *pages):
            version = page.copy_for_translation(locale)
            version.title, version.live = "…", True
            version.save()


def test_an_arabic_page_has_no_latin_words_in_its_frame(client, site):
    for path in PATHS:
        texts = frame_texts(client.get(f"/ar/{path}").content.decode(), "ar")
        assert len(texts) > 20, path
        assert [text for text in texts if has_latin_words(text)] == [], path


@pytest.mark.parametrize("code", ["en", "fi"])
def test_a_page_has_no_text_of_another_language_in_its_frame(client, site, code):
    own, swedish = set(texts_of(code).values()), set(texts_of("sv").values())
    foreign = (swedish | texts_of("sv").keys()) - own - NAMES
    for path in PATHS:
        texts = frame_texts(client.get(f"/{code}/{path}").content.decode(), code)
        assert len(texts) > 20, path
        assert [text for text in texts if text in foreign] == [], path


def test_an_untranslated_page_marks_all_that_is_swedish(client, home, locales):
    StandardPageFactory(
        parent=home, locale=home.locale, slug="avgifter", title="Avgifter", lead="Vad det kostar."
    )
    texts = frame_texts(client.get("/ar/avgifter/").content.decode(), "ar")
    assert [text for text in texts if has_latin_words(text)] == ["Avgifter – Samverkan"]


def test_the_feedback_pages_have_no_latin_words_in_arabic(client, home, locales):
    page = StandardPageFactory(parent=home, locale=home.locale, slug="sida")
    answer = {
        "answer": "no",
        "page": page.pk,
        "kind": "pages.standardpage",
        "address": "/ar/sida/",
        "stamp": old_stamp(),
        "client_key": "",
    }
    details = client.post("/ar/aterkoppling/", answer, headers=OWN)["Location"]
    filled = {"text": "أين المكتبة؟", "contact_wish": "none", "stamp": old_stamp()}
    responses = [
        client.get(details),
        client.post(details, filled | {"text": "", "contact_wish": ""}, headers=OWN),
        client.post(details, filled | {"contact_wish": "email", "email": "x"}, headers=OWN),
        client.post(details, filled | {"contact_wish": "phone", "phone": "1"}, headers=OWN),
        client.post(details, filled | {"text": "19121212-1212"}, headers=OWN),
        client.post(details, filled, headers=OWN, follow=True),
    ]
    for number, response in enumerate(responses):
        texts = frame_texts(response.content.decode(), "ar")
        assert len(texts) > 10, number
        found = [text for text in texts if has_latin_words(text) and not IDENTIFIER.search(text)]
        assert found == [], number
