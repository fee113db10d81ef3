"""Fields of forms that anybody can post, in any script."""

import re
from typing import Any

from django import forms

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class PlainTextField(forms.CharField):
    """Text in any script; control characters that came along are taken out, not complained of."""

    def to_python(self, value: Any) -> str:
        """The text as it is stored."""
        return super().to_python(without_control_characters(str(value or ""))) or ""


class HiddenTextField(PlainTextField):
    """A hidden field that may be missing or absurd: it never stops an answer."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)


def without_control_characters(value: str) -> str:
    """The text without what no database or screen can show; line breaks become line feeds."""
    return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
