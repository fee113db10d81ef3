"""A field that people never meet and robots fill in.

It is hidden from eyes and from assistive technology (``hidden`` and ``inert``), and has a label
that asks to leave it empty, in case a browser without style sheets shows it. A filled field is a
suspicion and nothing more: what was sent is kept.
"""

from collections.abc import Mapping

FIELD_NAME = "additional_subject"
"""A name that robots take for a real field and that no browser's autofill knows."""


def is_filled(data: Mapping[str, object]) -> bool:
    """Whether the hidden field came back with something in it."""
    return bool(data.get(FIELD_NAME))
