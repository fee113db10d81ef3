"""Names in the order of the Swedish alphabet, whatever the database thinks of å, ä and ö."""

import unicodedata

LAST = {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"}
"""Letters after z; "{" comes after it."""
BARE = str.maketrans({"æ": "ae", "ø": "o"})
"""Letters that Unicode takes for no others with accents."""


def plain(text: str) -> str:
    """Small letters without accents, except for å, ä and ö, which are letters of their own."""
    letters = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        if letter in LAST:
            letters.append(letter)
            continue
        base = unicodedata.normalize("NFD", letter)
        letters.append("".join(part for part in base if not unicodedata.combining(part)))
    return "".join(letters)


def bare(text: str) -> str:
    """Small letters without any accents, for those whose keyboard has no å, ä and ö."""
    parts = unicodedata.normalize("NFD", plain(text).translate(BARE))
    return "".join(part for part in parts if not unicodedata.combining(part))


def order(name: str) -> tuple[str, str]:
    """What to sort a name by; names that differ in accents only are in the order of these."""
    return "".join(LAST.get(letter, letter) for letter in plain(name)), name


def initial(name: str) -> str:
    """The letter that a name stands under; "#" for what begins with no letter."""
    first = plain(name.strip())[:1]
    return first.upper() if first.isalpha() else "#"
