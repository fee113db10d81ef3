"""Which addresses a translator may put in place of a link."""

import re

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RUNS_SCRIPTS = frozenset({"javascript", "vbscript", "data"})

_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202e\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?:|mailto:|tel:|/|#|www\.)", re.IGNORECASE)


def scheme_of(value: str) -> str:
    """The scheme in lower case as a browser would read it; "" when there is none.

    Browsers skip control characters and blanks (WHATWG URL, "basic URL parser"), so
    ``java<tab>script:`` is ``javascript:``.
    """
    match = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", value))
    return match[1].lower() if match else ""


def looks_like_link(value: object) -> bool:
    """Whether a value in the source is an address, so that its replacement must be one too."""
    return isinstance(value, str) and bool(_ADDRESS.match(value.strip()))


def is_allowed(value: object, *, replaces_link: bool) -> bool:
    """Whether a translator may use this value instead of the source's."""
    if not isinstance(value, str):
        return True
    scheme = scheme_of(value)
    if scheme in RUNS_SCRIPTS:
        return False
    return not (replaces_link and scheme and scheme not in ALLOWED_SCHEMES)
