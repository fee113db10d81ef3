"""Telephone numbers as readers see them."""

from dataclasses import dataclass
from typing import Any

from contacts.enums import TelephoneKind


@dataclass(frozen=True)
class Phone:
    """A telephone number.

    Attributes:
        href: the number as a ``tel:`` address (RFC 3966).
        shown: the number as it is written in Sweden.
        kind: a value of ``TelephoneKind``; "" for the first number.
    """

    href: str
    shown: str
    kind: str = ""

    @classmethod
    def of(cls, number: Any, kind: str = "") -> "Phone":
        """The number of a model field."""
        return cls(number.as_rfc3966, number.as_national, kind)

    @classmethod
    def any_of(cls, number: Any) -> "tuple[Phone, ...]":
        """The number of a model field that may be empty, as a list of none or one."""
        return (cls.of(number),) if number else ()

    @property
    def kind_name(self) -> Any:
        """What the number is for, in words."""
        return TelephoneKind(self.kind).label if self.kind else ""
