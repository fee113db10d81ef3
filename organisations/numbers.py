"""Organisation numbers: ten digits, of which the last checks the others.

The third digit of a legal person's number is at least 2, so that it is never somebody's personal
identity number (lagen 1974:174 om identitetsbeteckning för juridiska personer m.fl.). The number
of a sole trader is the person's own, and has no place in a public register.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NotValid
from stdnum.se import orgnr

LEAST_THIRD_DIGIT = "2"


def compact(number: str) -> str:
    """The number as it is stored: digits only, without the century that some registers add."""
    digits = str(orgnr.compact(number))
    return digits[2:] if len(digits) == 12 and digits.startswith("16") else digits


def validate(number: str) -> None:
    """Refuse what is no organisation number.

    Raises:
        ValidationError: it has another length, a wrong check digit, or is a person's own.
    """
    digits = compact(number)
    try:
        orgnr.validate(digits)
    except NotValid as error:
        raise ValidationError(
            _("This is no organisation number. It has ten digits, the last of which checks them."),
            code="number",
        ) from error
    if digits[2] < LEAST_THIRD_DIGIT:
        raise ValidationError(
            _("This is a personal identity number. Leave the field empty for a sole trader."),
            code="personal",
        )


def write(number: str) -> str:
    """The number as people write it: ``802400-1234``; "" for none."""
    return str(orgnr.format(number)) if number else ""
