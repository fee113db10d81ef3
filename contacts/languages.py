"""Languages that staff may speak, more than those that the site publishes in."""

from functools import lru_cache

from babel import Locale as CldrLocale
from django.conf.locale import LANG_INFO
from django.utils import translation

from samverkan import languages
from samverkan.dates import writing

ALSO_SPOKEN = (
    *("bs", "bg", "ckb", "de", "es", "et", "fa", "fr", "hr", "hu", "it", "lt", "lv", "nb", "pl"),
    *("pt", "ro", "ru", "sq", "sr", "th", "tr", "ur", "vi", "zh-hans"),
)
"""Codes in Django's own list of languages, which knows their names in themselves."""

SIGN_LANGUAGE = ("swl", "Svenskt teckenspråk")


def name_in(reader: str, code: str) -> str:
    """What a language is called in another one, by CLDR; "" where it does not know.

    Args:
        reader: the code of a language of the site.
        code: of a language that staff may speak.
    """
    names = CldrLocale.parse(writing(reader).cldr).languages
    language, _dash, country = code.partition("-")
    # Dari stands there as the Persian of a country.
    return names.get(f"{language}_{country.upper()}") or names.get(language, "")


@lru_cache
def names_of_language(code: str) -> tuple[str, ...]:
    """What people call a language that staff may speak: in itself, and in each of the site's."""
    own = dict(spoken_languages()).get(code, "")
    known = languages.BY_CODE.get(code)
    names = [own, *(name_in(reader, code) for reader in languages.BY_CODE)]
    names.append(known.swedish_name if known else "")
    return tuple(dict.fromkeys(name for name in names if name))


def spoken_languages() -> list[tuple[str, str]]:
    """Codes and own names: the site's languages first, in its order, then the others."""
    ours = [(each.code, each.own_name) for each in languages.LANGUAGES if each.hreflang]
    known = {code for code, _name in ours}
    names = {code: str(LANG_INFO[code]["name_local"]) for code in ALSO_SPOKEN}
    others = [(code, f"{name[:1].upper()}{name[1:]}") for code, name in names.items()]
    others.sort(key=lambda pair: pair[1].casefold())
    return [*ours, SIGN_LANGUAGE, *(pair for pair in others if pair[0] not in known)]


def languages_for_staff() -> list[tuple[str, str]]:
    """The same, with what each is called in the active language: not all staff read all scripts."""
    reader = translation.get_language() or languages.SOURCE.code
    found = []
    for code, own in spoken_languages():
        name = name_in(reader, code)
        is_same = name.casefold() in ("", own.casefold())
        found.append((code, own if is_same else f"{own} ({name})"))
    return found
