"""Reference numbers that people are given and can read aloud."""

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRTVWXYZ"
"""Digits and consonants that nobody mistakes for one another when read aloud."""


def new_reference() -> str:
    """A reference number to give to somebody, for instance ``K7M3-QX9D``."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(8))
    return f"{letters[:4]}-{letters[4:]}"
