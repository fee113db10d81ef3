"""Which of the registered languages the site publishes in: those that have a Wagtail locale."""

from typing import Any

from django.core.cache import cache
from wagtail.models import Locale

from samverkan import languages
from samverkan.caches import forget
from samverkan.languages import Language

CACHE_KEY = "samverkan.locales.public_codes"
CACHE_SECONDS = 60 * 60


def public_codes() -> frozenset[str]:
    """Codes of the languages that readers can choose; one look into the cache, no query."""
    codes: frozenset[str] | None = cache.get(CACHE_KEY)
    if codes is None:
        codes = frozenset(Locale.objects.values_list("language_code", flat=True))
        cache.set(CACHE_KEY, codes, CACHE_SECONDS)
    return codes


def public_languages() -> tuple[Language, ...]:
    """The languages that readers can choose, in the order of the one list."""
    codes = public_codes()
    return tuple(language for language in languages.LANGUAGES if language.code in codes)


def forget_public_codes(**_signal: Any) -> None:
    """Let the next reader see that a locale has come or gone."""
    forget(CACHE_KEY)
