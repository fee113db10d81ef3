"""The one list of languages that the site can publish in.

To add a language: one line here and one catalogue in ``locale/``. It is switched on for readers
when an administrator adds a locale with its code in the admin.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import translation


@dataclass(frozen=True)
class Language:
    """What the platform knows about one language.

    Attributes:
        code: Django's and Wagtail's language code, also the address prefix (``/ar/``).
        own_name: the language's name in itself, as readers look for it.
        english_name: the name in English, as Django's ``LANG_INFO`` wants it.
        html_lang: BCP 47 tag for ``lang`` attributes; ``simple`` is a variant registered by IANA.
        rtl: whether the script is written from right to left.
        hreflang: tag for search engines, or "" for a variant that they do not know.
        search_config: PostgreSQL text search configuration; "simple" where none exists.
        complete_interface: whether every text of the interface is translated; where it is not,
            readers get the Swedish text.
        swedish_name: the name in Swedish, as the staff's roles spell it.
        og_locale: language and territory as Open Graph writes them, ``sv_SE``.
    """

    code: str
    own_name: str
    english_name: str
    html_lang: str
    search_config: str
    swedish_name: str
    og_locale: str
    rtl: bool = False
    hreflang: str = ""
    complete_interface: bool = False

    @property
    def direction(self) -> str:
        """The value of the ``dir`` attribute."""
        return "rtl" if self.rtl else "ltr"

    @property
    def prefix(self) -> str:
        """What addresses in the language start with: "ar/", and "" for the source language."""
        return "" if self.code == SOURCE.code else f"{self.code}/"


LANGUAGES = (
    Language(
        "sv",
        "Svenska",
        "Swedish",
        "sv",
        "swedish",
        "svenska",
        "sv_SE",
        hreflang="sv",
        complete_interface=True,
    ),
    Language(
        "en",
        "English",
        "English",
        "en",
        "english",
        "engelska",
        "en_GB",
        hreflang="en",
        complete_interface=True,
    ),
    Language(
        "ar",
        "العربية",
        "Arabic",
        "ar",
        "arabic",
        "arabiska",
        "ar_AR",
        rtl=True,
        hreflang="ar",
        complete_interface=True,
    ),
    Language(
        "sv-simple",
        "Lättläst svenska",
        "Easy-read Swedish",
        "sv-simple",
        "swedish",
        "lättläst svenska",
        "sv_SE",
    ),
    Language(
        "fi",
        "Suomi",
        "Finnish",
        "fi",
        "finnish",
        "finska",
        "fi_FI",
        hreflang="fi",
        complete_interface=True,
    ),
    Language("so", "Soomaali", "Somali", "so", "simple", "somaliska", "so_SO", hreflang="so"),
    Language("uk", "Українська", "Ukrainian", "uk", "simple", "ukrainska", "uk_UA", hreflang="uk"),
    Language(
        "fa-af", "دری", "Dari", "fa-AF", "simple", "dari", "fa_AF", rtl=True, hreflang="fa-AF"
    ),
    Language("ti", "ትግርኛ", "Tigrinya", "ti", "simple", "tigrinska", "ti_ER", hreflang="ti"),
)

BY_CODE = {language.code: language for language in LANGUAGES}

SOURCE = LANGUAGES[0]
"""The language that content is written in and that lives at the root, without a prefix."""


def get(code: str) -> Language:
    """The language with this code; Swedish when the code is unknown."""
    return BY_CODE.get(code, SOURCE)


_reader: ContextVar[str | None] = ContextVar("reader", default=None)


def reader_code() -> str:
    """The language that the reader has chosen by the address.

    It differs from the active language while a page without a translation is shown in Swedish
    inside the reader's frame. Outside of a request it is the active language.
    """
    return _reader.get() or translation.get_language() or SOURCE.code


@contextmanager
def reading(code: str) -> Iterator[None]:
    """Activate a language for a reader, for as long as one request is answered."""
    token = _reader.set(code)
    try:
        with translation.override(code):
            yield
    finally:
        _reader.reset(token)


def lang_info() -> dict[str, dict[str, object]]:
    """Entries for ``django.conf.locale.LANG_INFO``, which lacks so, ti, fa-af and sv-simple."""
    return {
        language.code: {
            "bidi": language.rtl,
            "code": language.code,
            "name": language.english_name,
            "name_local": language.own_name,
        }
        for language in LANGUAGES
    }
