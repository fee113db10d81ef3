"""Which of the registered languages the site publishes in: those that have a Wagtail locale."""

from wagtail.models import Locale

from samverkan import languages, published
from samverkan.languages import Language


def public_codes() -> frozenset[str]:
    """Codes of the languages that readers can choose; no query when warm."""
    return published.kept(
        ("languages",), lambda: frozenset(Locale.objects.values_list("language_code", flat=True))
    )


def public_languages() -> tuple[Language, ...]:
    """The languages that readers can choose, in the order of the one list."""
    codes = public_codes()
    return tuple(language for language in languages.LANGUAGES if language.code in codes)
