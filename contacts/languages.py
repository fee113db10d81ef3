"""Languages that staff may speak, more than those that the site publishes in."""

from functools import lru_cache

from babel import Locale
from django.conf.locale import LANG_INFO

from samverkan import languages
from samverkan.dates import WRITINGS

ALSO_SPOKEN = (
    *("bs", "bg", "ckb", "de", "es", "et", "fa", "fr", "hr", "hu", "it", "lt", "lv", "nb", "pl"),
    *("pt", "ro", "ru", "sq", "sr", "th", "tr", "ur", "vi", "zh-hans"),
)
"""Codes in Django's own list of languages, which knows their names in themselves."""

SIGN_LANGUAGE = ("swl", "Svenskt teckenspråk")


@lru_cache
def names_of_language(code: str) -> tuple[str, ...]:
    """What people call a language that staff may speak: in itself, and in each of the site's."""
    known = languages.BY_CODE.get(code)
    # Dari has a tag of its own only as the Persian of a country.
    tag = code.partition("-")[0]
    others = [Locale.parse(way.cldr).languages.get(tag, "") for way in WRITINGS.values()]
    own = dict(spoken_languages()).get(code, "")
    names = [own, known.swedish_name if known else "", *others]
    return tuple(dict.fromkeys(name for name in names if name))


def spoken_languages() -> list[tuple[str, str]]:
    """Codes and own names: the site's languages first, in its order, then the others."""
    ours = [(each.code, each.own_name) for each in languages.LANGUAGES if each.hreflang]
    known = {code for code, _name in ours}
    names = {code: str(LANG_INFO[code]["name_local"]) for code in ALSO_SPOKEN}
    others = [(code, f"{name[:1].upper()}{name[1:]}") for code, name in names.items()]
    others.sort(key=lambda pair: pair[1].casefold())
    return [*ours, SIGN_LANGUAGE, *(pair for pair in others if pair[0] not in known)]
